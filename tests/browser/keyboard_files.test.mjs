// With the keyboard alone, as keyboard.test.mjs: files in and out, two tabs, and two devices with the real server.
process.env.WASL_KEYBOARD = '1';
await import('./3_files.test.mjs');
await import('./4_tabs.test.mjs');
await import('./9_sync.test.mjs');
