// The ten-minute job with the keyboard alone, as keyboard.test.mjs.
process.env.WASL_KEYBOARD = '1';
await import('./import_job.test.mjs');
