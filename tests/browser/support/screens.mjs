// How to come to every screen, in either language, on a desk and on a telephone. In this order: the later ones begin where the
// one before has ended.
export const any = (ar, en) => new RegExp(`^(${ar}|${en})$`);

// On a telephone most places are in the menu at the end of the bar.
async function go_to(tab, name) {
  if (await tab.role('link', name).count()) return tab.click('link', name);
  await tab.click('button', any('المزيد', 'More'));
  await tab.click('menuitem', name);
}
async function leave(tab, role, name) {
  await tab.press('Escape');
  await tab.misses(role, name);
}

const customer = /سارة العتيبي/, palette = any('ابحث أو نفّذ أمرًا…', 'Search or run a command…');

export const screens = {
  home: tab => go_to(tab, any('الرئيسية', 'Home')),
  async people(tab) {
    await go_to(tab, any('الأشخاص', 'People'));
    await tab.sees('table', any('الأشخاص', 'People'));
  },
  orders: tab => go_to(tab, any('الطلبات', 'Orders')),
  async board(tab) {
    await tab.click('radio', any('لوحة', 'Board'));
    await tab.sees('list', any('مؤكد', 'Confirmed'));
  },
  async calendar(tab) {
    await tab.click('radio', any('تقويم', 'Calendar'));
    await tab.sees('list', any('الطلبات', 'Orders'));
  },
  bin: tab => go_to(tab, any('سلة المحذوفات', 'Bin')),
  quality: tab => go_to(tab, any('تنظيف البيانات', 'Data quality')),
  import: tab => go_to(tab, any('استيراد من ملف', 'Import from a file')),
  sync: tab => go_to(tab, any('المزامنة', 'Sync')),
  settings: tab => go_to(tab, any('الإعدادات', 'Settings')),
  record: tab => tab.open_record('ساره العتيبي', 'سارة العتيبي'),
  history: tab => tab.click('tab', any('السجل', 'History')),
  async form(tab) {
    await tab.press('e');
    await tab.sees('dialog', customer);
  },
  async dealing(tab) {
    await leave(tab, 'dialog', customer);
    await tab.press('c');
    await tab.sees('dialog', customer);
  },
  async palette(tab) {
    await leave(tab, 'dialog', customer);
    await tab.press('Control+k');
    await tab.sees('combobox', palette);
  },
  async keys(tab) {
    await leave(tab, 'combobox', palette);
    await tab.press('?');
    await tab.sees('dialog', /./);
  },
};
