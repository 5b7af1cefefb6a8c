export async function sqlite() {
  const { default: start } = await import('/peers/@sqlite.org/sqlite-wasm/dist/index.mjs');
  return start({ print() {}, printErr() {} });
}
