// node xlsx_populate.js SOURCE TARGET AMOUNT NOTE: open, write these two cells, save.
const XlsxPopulate = require("xlsx-populate");
const [, , source, target, amount, note] = process.argv;
XlsxPopulate.fromFileAsync(source).then((book) => {
  book.sheet("Sociaal").cell(amount).value(54321);
  book.sheet("Sociaal").cell(note).value("getypt met xlsx-populate");
  return book.toFileAsync(target);
});
