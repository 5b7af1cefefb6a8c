// The tasks of the other files with the keyboard alone: what they press is reached by Tab and arrows (support/keyboard.mjs).
process.env.WASL_KEYBOARD = '1';
await import('./1_first_run.test.mjs');
await import('./2_sample.test.mjs');
await import('./3_files.test.mjs');
await import('./4_tabs.test.mjs');
