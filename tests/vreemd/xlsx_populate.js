// node xlsx_populate.js SOURCE TARGET: open, write one cell, save.
const XlsxPopulate = require("xlsx-populate");
const [, , source, target] = process.argv;
XlsxPopulate.fromFileAsync(source).then((book) => {
  book.sheet("Sociaal").cell("G10").value(54321);
  book.sheet("Sociaal").cell("S10").value("getypt met xlsx-populate");
  return book.toFileAsync(target);
});
