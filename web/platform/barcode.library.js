// The browser's half of barcode.cpp.
addToLibrary({
  $wasl_barcode: {
    // A dialog of the browser's own: it keeps the focus, and Escape closes it.
    open(title, close) {
      const dialog = document.createElement('dialog');
      dialog.dataset.plain = '';
      dialog.setAttribute('aria-label', title);
      Object.assign(dialog.style, { padding: '12px', border: 'none', borderRadius: '12px', maxWidth: 'min(92vw, 560px)' });
      const video = Object.assign(document.createElement('video'), { muted: true, playsInline: true });
      Object.assign(video.style, { display: 'block', width: '100%', minHeight: '120px', borderRadius: '8px', background: '#000' });
      const sentence = document.createElement('p');
      sentence.setAttribute('role', 'status');
      sentence.textContent = title;
      const button = Object.assign(document.createElement('button'), { textContent: close });
      Object.assign(button.style, { padding: '10px 18px', font: 'inherit' });
      button.onclick = () => dialog.close();
      dialog.append(video, sentence, button);
      document.body.append(dialog);
      dialog.showModal();
      return { dialog, video, sentence };
    },
    async scan(title, close, refused) {
      const { dialog, video, sentence } = wasl_barcode.open(title, close);
      let stream;
      const stop = () => stream?.getTracks().forEach((track) => track.stop());
      dialog.onclose = () => {
        stop();
        dialog.remove();
      };
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
        if (!dialog.open) return stop();
        video.srcObject = stream;
        video.play().catch(() => {}); // the reader waits for the first picture
      } catch {
        sentence.textContent = refused;
        return;
      }
      const detector = new BarcodeDetector();
      while (dialog.open) {
        const [code] = await detector.detect(video).catch(() => []); // no picture yet
        if (code?.rawValue && dialog.open) {
          dialog.close();
          wasl.enter(() => wasl.with_text(code.rawValue, (text, length) => _wasl_barcode_found(text, length)));
        }
        await new Promise((done) => setTimeout(done, 120));
      }
    },
  },
  $wasl_barcode__deps: ['$wasl'],

  js_can_scan_barcodes: () => (globalThis.BarcodeDetector && navigator.mediaDevices?.getUserMedia ? 1 : 0),
  js_scan_barcode__deps: ['$wasl_barcode'],
  js_scan_barcode: (title, close, refused) => void wasl_barcode.scan(UTF8ToString(title), UTF8ToString(close), UTF8ToString(refused)),
});
