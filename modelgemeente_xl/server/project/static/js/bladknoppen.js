// Buttons in the sheet: a shape selects the line on Start that explains its button. With the pane
// loaded that opens the button instead, and the user is back where he was.
import { paneel } from "./werkmap.js";

const TEGELIJK = 2000; // a sheet that was left no longer ago than this was left by the press

let verlaten = null; // the sheet that was left last: {id, moment}
let eerder = null; // what was selected on Start before the press

// Listen to the sheet that explains the buttons. A workbook that is not ours has none.
export async function luister(open) {
  await Excel.run(async (context) => {
    const gevonden = Object.keys(paneel.knoppen).map((knop) => ({ knop, cellen: regelVan(context, knop) }));
    for (const { cellen } of gevonden) cellen.load("address");
    await context.sync();
    const eerste = gevonden.find(({ cellen }) => !cellen.isNullObject);
    if (!eerste) return;
    context.workbook.worksheets.onDeactivated.add(async ({ worksheetId }) => {
      verlaten = { id: worksheetId, moment: Date.now() };
    });
    eerste.cellen.worksheet.onSelectionChanged.add((gekozen) => bijKeuze(gekozen.address, open));
    await context.sync();
  });
}

function regelVan(context, knop) {
  return context.workbook.names.getItemOrNullObject(paneel.knoppen[knop].plaats).getRangeOrNullObject();
}

async function bijKeuze(adres, open) {
  // A press selects the two cells of a line; who clicks or walks through the sheet selects one.
  if (!adres.includes(":")) {
    eerder = adres;
    return;
  }
  const knop = await knopOp(adres);
  if (!knop) return;
  await Office.addin.showAsTaskpane();
  await open(knop);
}

// The button whose line is selected. The selection goes back, so that a second press is seen too.
async function knopOp(adres) {
  return await Excel.run(async (context) => {
    const gevonden = Object.keys(paneel.knoppen).map((knop) => ({ knop, cellen: regelVan(context, knop) }));
    for (const { cellen } of gevonden) cellen.load("address");
    await context.sync();
    const gedrukt = gevonden.find(({ cellen }) => !cellen.isNullObject && cellen.address.split("!").pop() === adres);
    if (!gedrukt) return null;
    gedrukt.cellen.worksheet.getRange(eerder ?? adres.split(":")[0]).select();
    if (verlaten && Date.now() - verlaten.moment < TEGELIJK) {
      context.workbook.worksheets.getItem(verlaten.id).activate();
    }
    await context.sync();
    return gedrukt.knop;
  });
}
