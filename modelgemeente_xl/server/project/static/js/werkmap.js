// What the pane reads of the workbook and does in it, through Office.js.
export const paneel = JSON.parse(document.getElementById("paneel").textContent);

// Where our tables and names stand, and what the named cells hold.
export async function verken() {
  return await Excel.run(async (context) => {
    const bladen = context.workbook.worksheets;
    const namen = context.workbook.names;
    bladen.load("items/name");
    namen.load("name, type");
    await context.sync();
    for (const blad of bladen.items) blad.tables.load("name");
    const onze = namen.items
      .filter((naam) => paneel.namen.includes(naam.name) && naam.type === "Range")
      .map((naam) => ({ naam: naam.name, cellen: naam.getRangeOrNullObject() }));
    await context.sync();
    const gevonden = onze.filter(({ cellen }) => !cellen.isNullObject);
    for (const naam of gevonden) {
      naam.cellen.load("values");
      naam.blad = naam.cellen.worksheet;
      naam.blad.load("name");
    }
    await context.sync();
    const tabellen = {};
    for (const blad of bladen.items) {
      for (const tabel of blad.tables.items) {
        if (paneel.tabellen.includes(tabel.name)) tabellen[tabel.name] = blad.name;
      }
    }
    return {
      tabellen,
      bladen: [...new Set([...Object.values(tabellen), ...gevonden.map(({ blad }) => blad.name)])],
      waarden: Object.fromEntries(gevonden.map(({ naam, cellen }) => [naam, cellen.values.flat()])),
    };
  });
}

// The workbook for the server: only sheets with a table or name of ours, and only our names.
export async function lees() {
  const { bladen } = await verken();
  // The client splits a list at its commas, and takes an empty one for all sheets.
  const lijst = bladen.length > 0 && bladen.every((naam) => !/,|^\s|\s$/.test(naam));
  const boek = await xlwings.getBookData(lijst ? { include: bladen.join(",") } : {});
  for (const blad of boek.sheets) {
    if (bladen.includes(blad.name)) continue;
    Object.assign(blad, { values: [[]], tables: [], notes: [], shapes: [], pictures: [], charts: [], pivot_tables: [] });
  }
  boek.names = boek.names.filter((naam) => naam.book_scope && paneel.namen.includes(naam.name));
  return boek;
}

// Which cells of the domain tables hold a formula, or null where a table is missing: the server says
// which. It asks no more than that; the texts would make what is sent half as large again.
const alleenTeken = (cel) => (String(cel).startsWith("=") ? "=" : "");

export async function formules() {
  const { tabellen } = await verken();
  if (!paneel.domeintabellen.every((naam) => naam in tabellen)) return null;
  return await Excel.run(async (context) => {
    const cellen = paneel.domeintabellen.map((naam) =>
      context.workbook.worksheets.getItem(tabellen[naam]).tables.getItem(naam).getDataBodyRange(),
    );
    for (const bereik of cellen) bereik.load("formulas");
    await context.sync();
    const tekens = cellen.map((bereik) => bereik.formulas.map((rij) => rij.map(alleenTeken)));
    return Object.fromEntries(paneel.domeintabellen.map((naam, i) => [naam, tekens[i]]));
  });
}

// The file as Excel would save it now, in base64.
export async function bestand() {
  const file = await belofte((klaar) =>
    Office.context.document.getFileAsync(Office.FileType.Compressed, { sliceSize: 4194304 }, klaar),
  );
  try {
    let tekens = "";
    for (let nr = 0; nr < file.sliceCount; nr += 1) {
      const stuk = new Uint8Array((await belofte((klaar) => file.getSliceAsync(nr, klaar))).data);
      for (let i = 0; i < stuk.length; i += 32768) {
        tekens += String.fromCharCode(...stuk.subarray(i, i + 32768));
      }
    }
    return btoa(tekens);
  } finally {
    file.closeAsync(() => {});
  }
}

// Select a cell; false where its sheet is gone or hidden.
export async function toon(blad, cel) {
  try {
    return await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject(blad);
      sheet.load("name");
      await context.sync();
      if (sheet.isNullObject) return false;
      sheet.activate();
      sheet.getRange(cel).select();
      await context.sync();
      return true;
    });
  } catch (fout) {
    console.warn("cel niet te tonen", fout.code);
    return false;
  }
}

function belofte(doe) {
  return new Promise((gelukt, mislukt) => {
    doe(({ status, value, error }) =>
      status === Office.AsyncResultStatus.Succeeded ? gelukt(value) : mislukt(error),
    );
  });
}
