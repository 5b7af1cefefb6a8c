// The browser's half of files.cpp: reads chosen and dropped files piece by piece, and writes files the same way.
addToLibrary({
  $wasl_files: {
    piece_bytes: 1 << 20,
    last_file: 0,
    drag_depth: 0,
    reading: null, // the promise of what is read now
    skipped: 0, // the file that C++ has seen enough of
    saves: new Map(),

    chunk(call, file, name, size, offset, bytes, files_after, end) {
      return wasl.enter(() =>
        wasl.with_text(name, (name_pointer, name_length) =>
          wasl.with_bytes(bytes, (pointer, length) => {
            _wasl_file_chunk(call, file, name_pointer, name_length, size, offset, pointer, length, files_after, end);
            return true;
          }),
        ),
      );
    },
    // One piece after the other: C++ has worked on a piece before the next one is read, and frames come in between.
    async read(call, file, files_after) {
      const number = ++wasl_files.last_file;
      let offset = 0;
      do {
        let bytes;
        try {
          bytes = new Uint8Array(await file.slice(offset, offset + wasl_files.piece_bytes).arrayBuffer());
        } catch (problem) {
          console.warn(problem);
          wasl_files.chunk(call, number, file.name, file.size, offset, new Uint8Array(0), files_after, 3);
          break;
        }
        const is_last = offset + bytes.length >= file.size || bytes.length === 0;
        wasl_files.chunk(call, number, file.name, file.size, offset, bytes, files_after, is_last ? 1 : 0);
        offset = wasl_files.skipped === number ? file.size : offset + bytes.length;
        if (is_last) break;
      } while (!wasl.is_failed);
      if (files_after === 0) wasl.enter(() => _wasl_file_call_done(call));
    },
    // What is chosen or dropped meanwhile waits: pieces of two files never come mixed.
    read_all(call, files) {
      wasl_files.reading = Promise.resolve(wasl_files.reading).then(async () => {
        for (let i = 0; i < files.length; ++i) await wasl_files.read(call, files[i], files.length - 1 - i);
      });
    },
    cancelled(call) {
      wasl_files.chunk(call, 0, '', 0, 0, new Uint8Array(0), 0, 2);
      wasl.enter(() => _wasl_file_call_done(call));
    },
    has_files(event) {
      return [...(event.dataTransfer?.types ?? [])].includes('Files');
    },
    hover(change, event) {
      if (!wasl_files.has_files(event)) return;
      event.preventDefault();
      const was_over = wasl_files.drag_depth > 0;
      wasl_files.drag_depth = Math.max(0, change === 0 ? 0 : wasl_files.drag_depth + change);
      const is_over = wasl_files.drag_depth > 0;
      if (was_over !== is_over) wasl.enter(() => _wasl_file_hover(is_over));
    },

    download(save) {
      const link = document.createElement('a');
      link.download = save.name;
      link.href = URL.createObjectURL(new Blob(save.blobs, { type: save.mime }));
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
      wasl_files.end_save(save, 0);
    },
    end_save(save, end) {
      wasl_files.saves.delete(save.number);
      wasl.enter(() => _wasl_save_done(save.number, end));
    },
    // Small pieces are joined to blobs, which a browser may keep on disk.
    fold(save) {
      save.blobs.push(new Blob(save.pieces));
      save.pieces = [];
      save.pieces_bytes = 0;
    },
  },
  $wasl_files__deps: ['$wasl'],

  js_pick_file__deps: ['$wasl_files'],
  js_pick_file: (call, accept, accept_length, is_several, is_camera) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = UTF8ToString(accept, accept_length);
    input.multiple = Boolean(is_several);
    if (is_camera) input.setAttribute('capture', 'environment');
    input.dataset.plain = '';
    input.hidden = true;
    document.body.append(input); // Safari forgets an input that nothing holds
    input.addEventListener('change', () => {
      const files = [...input.files];
      input.remove();
      if (files.length > 0) wasl_files.read_all(call, files);
      else wasl_files.cancelled(call);
    });
    input.addEventListener('cancel', () => {
      input.remove();
      wasl_files.cancelled(call);
    });
    input.click();
  },

  js_skip_file__deps: ['$wasl_files'],
  js_skip_file: (file) => {
    wasl_files.skipped = file;
  },

  js_watch_drops__deps: ['$wasl_files', '$wasl_input'],
  js_watch_drops: (call) => {
    addEventListener('dragenter', (event) => wasl_files.hover(1, event));
    addEventListener('dragleave', (event) => wasl_files.hover(-1, event));
    addEventListener('dragover', (event) => wasl_files.has_files(event) && event.preventDefault());
    addEventListener('drop', (event) => {
      if (!wasl_files.has_files(event)) return;
      wasl_files.hover(0, event);
      wasl_files.read_all(call, [...event.dataTransfer.files]);
    });
    addEventListener('paste', (event) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0) return;
      // Cells of a spreadsheet come with a picture of themselves; it is the words that are meant.
      const has_text = event.clipboardData.getData('text/plain') !== '';
      if (has_text && files.every((file) => file.type.startsWith('image/'))) return;
      event.preventDefault();
      wasl_files.read_all(call, files);
    });
  },

  js_begin_save__deps: ['$wasl_files'],
  js_begin_save: (number, name, name_length, mime, mime_length, is_chosen_place) => {
    const save = {
      number,
      name: UTF8ToString(name, name_length),
      mime: UTF8ToString(mime, mime_length),
      blobs: [],
      pieces: [],
      pieces_bytes: 0,
      is_finished: false,
      target: null,
    };
    wasl_files.saves.set(number, save);
    if (!is_chosen_place || !globalThis.showSaveFilePicker) return;
    save.target = showSaveFilePicker({ suggestedName: save.name });
    save.target.catch((problem) => {
      if (!wasl_files.saves.has(number)) return;
      if (problem.name === 'AbortError') return wasl_files.end_save(save, 1);
      save.target = null; // not allowed here: into the downloads then
      if (save.is_finished) wasl_files.download(save);
    });
  },

  js_append_to_save__deps: ['$wasl_files'],
  js_append_to_save: (number, pointer, length) => {
    const save = wasl_files.saves.get(number);
    if (!save || length === 0) return;
    save.pieces.push(HEAPU8.slice(pointer, pointer + length));
    save.pieces_bytes += length;
    if (save.pieces_bytes > 8 << 20) wasl_files.fold(save);
  },

  js_finish_save__deps: ['$wasl_files'],
  js_finish_save: async (number) => {
    const save = wasl_files.saves.get(number);
    if (!save) return;
    wasl_files.fold(save);
    save.is_finished = true;
    if (!save.target) return wasl_files.download(save);
    let handle;
    try {
      handle = await save.target;
    } catch {
      return; // told by the other end
    }
    try {
      const file = await handle.createWritable();
      for (const blob of save.blobs) await file.write(blob);
      await file.close();
      wasl_files.end_save(save, 0);
    } catch (problem) {
      console.warn(problem);
      wasl_files.end_save(save, 2);
    }
  },

  js_drop_save__deps: ['$wasl_files'],
  js_drop_save: (number) => {
    wasl_files.saves.delete(number);
  },
});
