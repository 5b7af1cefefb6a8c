// One engine doing one subject in this browser, as run.mjs asks for it.
export async function run({ subject, engine, size }) {
  const [file, part = 'run'] = subject.split(':');
  const subjects = await import(`./${file}.js`);
  return subjects[part](engine, size);
}
