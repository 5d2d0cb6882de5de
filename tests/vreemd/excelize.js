// node excelize.js SOURCE TARGET AMOUNT NOTE: open, write these two cells, save.
const fs = require("fs");
const { init } = require("excelize-wasm");
const [, , source, target, amount, note] = process.argv;
const wasm = require.resolve("excelize-wasm").replace(/[^/\\]*$/, "excelize.wasm.gz");
init(wasm).then((excelize) => {
  const book = excelize.OpenReader(new Uint8Array(fs.readFileSync(source)));
  if (book.error) throw new Error(book.error);
  for (const [cell, value] of [[amount, 54321], [note, "getypt met excelize"]]) {
    const { error } = book.SetCellValue("Sociaal", cell, value);
    if (error) throw new Error(error);
  }
  const { buffer, error: failed } = book.WriteToBuffer();
  if (failed) throw new Error(failed);
  fs.writeFileSync(target, buffer);
  process.exit(0);
});
