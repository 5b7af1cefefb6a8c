// The browser's half of paper.cpp: takes the parts of a document one by one, lays them on sheets of the paper's size, and
// breaks tables between rows, with their head on every sheet.
addToLibrary({
  $wasl_paper: {
    sizes: { a4: [210, 297], a5: [148, 210], letter: [215.9, 279.4], receipt: [80, 0] }, // mm; 0: as long as it needs
    pixels_per_mm: 96 / 25.4,
    root: null,
    title_before: null,
    rule: null, // of @page
    wide: 0, // of a sheet, in CSS pixels
    laid: null, // the article, its sheets and their kind: a long table is gone on with

    // @page knows no classes: its rule is written into the page's own style.
    set_page_size(wide, tall) {
      const sheet = document.styleSheets[0];
      if (wasl_paper.rule !== null) sheet.deleteRule(wasl_paper.rule);
      wasl_paper.rule = sheet.insertRule(`@page { size: ${wide}mm ${tall}mm; margin: 0 }`, sheet.cssRules.length);
    },
    set_roll_size(sheets) { // as long as it needs
      const tall = sheets.firstElementChild.offsetHeight / wasl_paper.pixels_per_mm;
      wasl_paper.set_page_size(wasl_paper.sizes.receipt[0], Math.ceil(tall) + 1);
    },
    number(article, value) {
      return value.toLocaleString(`en-u-nu-${article.dataset.digits}`, { useGrouping: false });
    },
    new_sheet(sheets, article, kind) {
      const sheet = document.createElement('section');
      sheet.className = `sheet ${kind}`;
      sheet.lang = article.lang;
      sheet.dir = article.dir;
      if (sheets.children.length > 0 && kind !== 'receipt') {
        const running = document.createElement('p');
        running.className = 'running quiet';
        running.textContent = article.dataset.running;
        sheet.append(running);
      }
      const body = document.createElement('div');
      body.className = 'body';
      sheet.append(body);
      const foot = document.createElement('p');
      foot.className = 'foot quiet';
      foot.textContent = '\u00a0'; // takes its room before it is known what stands there
      sheet.append(foot);
      sheets.append(sheet);
      return body;
    },
    overflows(body) {
      return body.scrollHeight > body.clientHeight + 1;
    },
    // What cannot be broken and is longer than a sheet makes its sheet longer; the browser breaks it.
    keep_all(body) {
      if (wasl_paper.overflows(body)) body.parentElement.classList.add('long');
      return body;
    },
    // A table that is wider than its sheet is set smaller, and if that is not enough, its cells are broken.
    fit_width(table, body) {
      for (let points = 9; table.offsetWidth > body.clientWidth + 1 && points >= 6.5; points -= 0.5)
        table.style.fontSize = `${points}pt`;
      table.classList.toggle('tight', table.offsetWidth > body.clientWidth + 1);
    },
    // A heading stays with its table.
    lay_table(table, heading, body, next_body) {
      body.append(table);
      wasl_paper.fit_width(table, body);
      if (!wasl_paper.overflows(body)) return body;
      const first_row = table.tBodies[0].rows[0].getBoundingClientRect().height;
      if (wasl_paper.room_under(table, body) < first_row && body.children.length > (heading ? 2 : 1)) {
        body = next_body();
        if (heading) body.append(heading);
        body.append(table);
      }
      return wasl_paper.split_table(table, body, next_body);
    },
    room_under(table, body) {
      const head = table.tHead.getBoundingClientRect().height;
      const below = parseFloat(getComputedStyle(table).marginBottom);
      return body.clientHeight - (table.getBoundingClientRect().top - body.getBoundingClientRect().top) - head - below - 1;
    },
    // The rows go where there is room for them; their heights are read once, and no sheet holds more of them at a time
    // than it can show, so that ten times the rows take ten times as long.
    split_table(table, body, next_body) {
      if (!wasl_paper.overflows(body)) return body;
      const rows = [...table.tBodies[0].rows];
      const widths = [...table.tHead.rows[0].cells].map((cell) => cell.getBoundingClientRect().width);
      // Columns keep these widths on every sheet, so that no row becomes taller where others have left.
      table.style.tableLayout = 'fixed';
      [...table.tHead.rows[0].cells].forEach((cell, column) => (cell.style.width = `${widths[column]}px`));
      const heights = rows.map((row) => row.getBoundingClientRect().height);
      table.tBodies[0].replaceChildren();
      for (let first = 0; ; ) {
        let room = wasl_paper.room_under(table, body);
        let end = first; // at least one row, whatever its height
        while (end < rows.length && (end === first || heights[end] <= room)) room -= heights[end++];
        table.tBodies[0].append(...rows.slice(first, end));
        while (wasl_paper.overflows(body) && end > first + 1) rows[--end].remove(); // borders add up
        wasl_paper.keep_all(body);
        if (end === rows.length) return body;
        first = end;
        const more = table.cloneNode(false);
        more.append(table.tHead.cloneNode(true), document.createElement('tbody'));
        body = next_body();
        body.append(more);
        table = more;
      }
    },
    lay_list(list, body, next_body) {
      const more = list.cloneNode(false);
      while (wasl_paper.overflows(body) && list.children.length > 1) more.prepend(list.lastElementChild);
      wasl_paper.keep_all(body);
      if (more.children.length === 0) return body;
      body = next_body();
      body.append(more);
      return wasl_paper.overflows(body) ? wasl_paper.lay_list(more, body, next_body) : body;
    },
    // A text that is longer than a sheet is cut between words.
    lay_text(block, body, next_body) {
      const words = block.textContent.split(/(?<=\s)/u);
      const fits = (count) => {
        block.textContent = words.slice(0, count).join('');
        return !wasl_paper.overflows(body);
      };
      let [low, high] = [1, words.length];
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if (fits(middle)) low = middle;
        else high = middle - 1;
      }
      fits(low);
      if (low >= words.length) return body;
      const rest = block.cloneNode(false);
      rest.textContent = words.slice(low).join('');
      body = next_body();
      body.append(rest);
      return wasl_paper.overflows(body) ? wasl_paper.lay_text(rest, body, next_body) : body;
    },
    lay(article, sheets, kind) {
      const next_body = () => wasl_paper.new_sheet(sheets, article, kind);
      let body = next_body();
      let heading = null; // stays with what it is the heading of
      for (const block of [...article.children]) {
        if (block.tagName === 'TABLE') {
          body = wasl_paper.lay_table(block, heading, body, next_body);
        } else {
          body.append(block);
          if (wasl_paper.overflows(body) && body.children.length > (heading ? 2 : 1)) {
            body = next_body();
            if (heading) body.append(heading);
            body.append(block);
          }
          if (wasl_paper.overflows(body) && block.tagName === 'P') body = wasl_paper.lay_text(block, body, next_body);
          if (wasl_paper.overflows(body) && block.tagName === 'DL') body = wasl_paper.lay_list(block, body, next_body);
        }
        heading = block.tagName === 'H2' ? block : null;
      }
      return wasl_paper.number_sheets(article, sheets);
    },
    number_sheets(article, sheets) {
      const all = [...sheets.children];
      all.forEach((sheet, i) => {
        const foot = sheet.querySelector('.foot');
        const [before, between, after] = article.dataset.page.split('{}');
        const left = document.createElement('span');
        left.textContent = article.dataset.foot;
        const right = document.createElement('span');
        right.textContent = `${before}${wasl_paper.number(article, i + 1)}${between ?? ''}${wasl_paper.number(article, all.length)}${after ?? ''}`;
        foot.replaceChildren(left, right);
      });
      return all.length;
    },
    fit() {
      const paper = wasl_paper.root;
      const sheets = paper?.querySelector('.sheets');
      if (!sheets) return;
      const scale = Math.max(0.2, Math.min(1, (paper.clientWidth - 32) / wasl_paper.wide));
      // Not zoom, which lays lines anew: what fits on the paper would not fit here.
      sheets.style.transform = `scale(${scale})`;
      sheets.style.transformOrigin = paper.dir === 'rtl' ? '100% 0' : '0 0';
      paper.firstElementChild.style.width = `${wasl_paper.wide * scale}px`;
      paper.firstElementChild.style.height = `${sheets.offsetHeight * scale}px`;
    },
    on_key(event) {
      const is_print = (event.ctrlKey || event.metaKey) && event.code === 'KeyP';
      if (event.key !== 'Escape' && !is_print) return;
      event.preventDefault();
      wasl.enter(() => _wasl_paper_key(is_print ? 1 : 0));
    },
  },
  $wasl_paper__deps: ['$wasl'],

  js_show_paper__deps: ['$wasl_paper'],
  js_show_paper: (title, title_length, html, html_length, name, name_length, size, size_length, is_landscape) => {
    const paper = document.getElementById('paper');
    if (!wasl_paper.root) {
      wasl_paper.root = paper;
      paper.addEventListener('keydown', wasl_paper.on_key);
    }
    wasl_paper.title_before ??= document.title;
    document.title = UTF8ToString(title, title_length);
    const kind = UTF8ToString(size, size_length);
    let [wide, tall] = wasl_paper.sizes[kind] ?? wasl_paper.sizes.a4;
    if (is_landscape && tall) [wide, tall] = [tall, wide];
    const holder = document.createElement('div');
    holder.innerHTML = UTF8ToString(html, html_length); // every text in it is escaped (web/kit/print_paper.cpp)
    const article = holder.firstElementChild;
    const sheets = document.createElement('div');
    sheets.className = 'sheets';
    sheets.style.setProperty('--wide', `${wide}mm`);
    sheets.style.setProperty('--tall', tall ? `${tall}mm` : 'auto');
    const frame = document.createElement('div'); // as large as the sheets look
    frame.className = 'scaled';
    frame.append(sheets);
    paper.replaceChildren(frame);
    paper.setAttribute('aria-label', UTF8ToString(name, name_length));
    paper.lang = article.lang;
    paper.dir = article.dir;
    paper.scrollTo(0, 0);
    document.documentElement.dataset.print = 'paper';
    wasl_paper.wide = wide * wasl_paper.pixels_per_mm;
    wasl_paper.laid = { article, sheets, kind };
    const count = wasl_paper.lay(article, sheets, kind);
    if (tall) wasl_paper.set_page_size(wide, tall);
    else wasl_paper.set_roll_size(sheets);
    wasl_paper.fit();
    return count;
  },
  js_lay_more_paper__deps: ['$wasl_paper'],
  js_lay_more_paper: (rows, rows_length) => {
    const { article, sheets, kind } = wasl_paper.laid;
    const table = [...sheets.querySelectorAll('table')].at(-1);
    const holder = document.createElement('table');
    holder.innerHTML = `<tbody>${UTF8ToString(rows, rows_length)}</tbody>`; // escaped like all of it
    table.tBodies[0].append(...holder.tBodies[0].rows);
    const body = table.closest('.body');
    wasl_paper.split_table(table, body, () => wasl_paper.new_sheet(sheets, article, kind));
    if (kind === 'receipt') wasl_paper.set_roll_size(sheets);
    wasl_paper.fit();
    return wasl_paper.number_sheets(article, sheets);
  },
  js_place_paper__deps: ['$wasl_paper'],
  js_place_paper: (x, y, width, height) => {
    const style = document.getElementById('paper').style;
    const place = [x, y, width, height].map((value) => `${Math.round(value)}px`);
    if (style.left === place[0] && style.top === place[1] && style.width === place[2] && style.height === place[3]) return;
    [style.left, style.top, style.width, style.height] = place;
    wasl_paper.fit();
  },
  js_hide_paper__deps: ['$wasl_paper'],
  js_hide_paper: () => {
    delete document.documentElement.dataset.print;
    if (wasl_paper.title_before !== null) document.title = wasl_paper.title_before;
    wasl_paper.title_before = null;
    document.getElementById('paper').replaceChildren();
  },
  js_print_paper__deps: ['$wasl'],
  js_print_paper: () => setTimeout(() => print(), 0), // not inside a frame: it blocks
});
