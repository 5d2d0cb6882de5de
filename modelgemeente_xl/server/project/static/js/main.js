// The task pane: read the form, preview, apply, and show what came of it.
import { luister } from "./bladknoppen.js";
import { gekozenNamen, vul, zetNamen, zonderLijst } from "./gemeenten.js";
import { Weigering, bedoeld, druk, gemeenten } from "./server.js";
import { bestand, formules, lees, paneel, toon, verken } from "./werkmap.js";

const bij = (id) => document.getElementById(id);
const tabs = [...document.querySelectorAll('[role="tab"]')];
const knopVan = (tab) => tab.id.replace("knop-", "");
const blok = bij("paneelblok");

let bezig = false;
let getoond = null; // the preview that can be applied: {knop, keuze, vingerafdruk}

// --- tabs

function kiesTab(tab, focus = false) {
  for (const ander of tabs) {
    const dit = ander === tab;
    ander.setAttribute("aria-selected", String(dit));
    ander.tabIndex = dit ? 0 : -1;
    bij(`paneel-${knopVan(ander)}`).hidden = !dit;
  }
  wisUitkomst();
  if (focus) tab.focus();
}

function volgendeTab(event) {
  const nu = tabs.indexOf(event.currentTarget);
  const naar = { ArrowRight: nu + 1, ArrowLeft: nu - 1, Home: 0, End: tabs.length - 1 }[event.key];
  if (naar === undefined) return;
  event.preventDefault();
  kiesTab(tabs.at(naar % tabs.length), true);
}

// --- the form

function getalVan(id) {
  const veld = bij(id);
  if (veld.validity.badInput) return veld.value || "geen getal";
  return veld.value === "" ? null : Number(veld.value);
}

// What was chosen in a field, by what is chosen there.
const gekozenIn = {
  gemeenten: () => gekozenNamen(),
  getal: getalVan,
  ja: (id) => bij(id).checked,
  uit: (id) => bij(id).value,
};

function keuzeVan(knop) {
  return Object.fromEntries(paneel.knoppen[knop].keuzes.map(({ naam, vorm, veld }) => [naam, gekozenIn[vorm](veld)]));
}

async function lading(knop, stap, keuze) {
  const { schrijft, formules: metFormules } = paneel.knoppen[knop];
  const body = { keuze };
  if (!schrijft) body.bestand = await bestand();
  if (schrijft || stap === "toepassen") body.boek = await lees();
  if (metFormules) body.formules = await formules();
  return body;
}

// --- what is shown

function melding(tekst) {
  const regel = document.createElement("p");
  regel.textContent = tekst;
  bij("fout").replaceChildren(regel);
}

function toonUitkomst(html) {
  bij("uitkomst").innerHTML = html;
  bij("uitkomst").querySelector("h2")?.focus();
}

function wisUitkomst() {
  getoond = null;
  bij("daden").hidden = true;
  bij("uitkomst").replaceChildren();
  bij("fout").replaceChildren();
}

function toonVoorbeeld(knop, keuze, antwoord) {
  toonUitkomst(antwoord.html);
  getoond = antwoord.leeg ? null : { knop, keuze, vingerafdruk: antwoord.vingerafdruk };
  bij("daden").hidden = antwoord.leeg;
}

// What each listed change says: its text without the mark that `merkNieuw` puts before it.
function gezegd(regel) {
  return [...regel.children].filter((deel) => !deel.matches(".nieuw")).map((deel) => deel.textContent).join("\n");
}

// Mark in a second preview what the one before it did not say.
function merkNieuw(eerder) {
  for (const regel of bij("uitkomst").querySelectorAll("[data-wijziging]")) {
    if (eerder.has(gezegd(regel))) continue;
    const merk = document.createElement("span");
    merk.className = "nieuw";
    merk.textContent = "nieuw";
    regel.prepend(merk, " ");
    regel.closest("details").open = true;
  }
}

// --- one thing at a time

async function doe(tekst, taak) {
  if (bezig) return;
  bezig = true;
  const hier = document.activeElement; // a control that is disabled loses the focus
  const uit = [...blok.querySelectorAll("button, input, select")].filter((veld) => !veld.disabled);
  for (const veld of uit) veld.disabled = true;
  bij("uitkomst").setAttribute("aria-busy", "true"); // not the block: it holds what a reader must hear now
  bij("fout").replaceChildren();
  bij("voortgang").hidden = false;
  stap(tekst);
  try {
    await taak();
  } catch (fout) {
    toonFout(fout);
  } finally {
    bezig = false;
    for (const veld of uit) veld.disabled = false;
    bij("uitkomst").removeAttribute("aria-busy");
    bij("voortgang").hidden = true;
    stap("");
    (bij("uitkomst").querySelector("h2") ?? hier)?.focus();
  }
}

function stap(tekst) {
  bij("voortgang-tekst").textContent = tekst;
}

function toonFout(fout) {
  if (fout instanceof Weigering) {
    if (fout.html) bij("fout").innerHTML = fout.html;
    else melding(fout.tekst);
    return;
  }
  console.error("paneel:", fout.code ?? fout.name); // not its message: that may quote a cell
  melding(fout.tekst ?? "Excel kon de werkmap niet lezen. Verlaat de cel waarin u typt en probeer het opnieuw. Er is niets gewijzigd.");
}

// --- the buttons

function voorbeeld(knop) {
  return doe("De werkmap wordt gelezen.", async () => {
    wisUitkomst();
    const keuze = keuzeVan(knop);
    const body = await lading(knop, "voorbeeld", keuze);
    stap(paneel.knoppen[knop].bezig);
    toonVoorbeeld(knop, keuze, await druk(knop, "voorbeeld", body));
  });
}

function toepassen() {
  if (!getoond) return;
  const { knop, keuze, vingerafdruk } = getoond;
  const regels = bij("uitkomst").querySelectorAll("[data-wijziging]");
  const eerder = new Set([...regels].map(gezegd));
  return doe("De werkmap wordt opnieuw gelezen.", async () => {
    const body = { ...(await lading(knop, "toepassen", keuze)), vingerafdruk };
    stap("De wijzigingen worden klaargezet.");
    let antwoord;
    try {
      antwoord = await druk(knop, "toepassen", body);
    } catch (fout) {
      if (!(fout instanceof Weigering) || !fout.inhoud.vingerafdruk) throw fout;
      toonVoorbeeld(knop, keuze, fout.inhoud);
      merkNieuw(eerder);
      return;
    }
    stap("De wijzigingen komen in de werkmap.");
    await voerUit(antwoord.acties);
    wisUitkomst();
    toonUitkomst(antwoord.html);
    // It has been applied; that the head of the pane could not follow must not say otherwise.
    await beginwaarden().catch((fout) => console.warn("paneel:", fout.code ?? fout.name));
  });
}

async function voerUit(acties) {
  try {
    await xlwings.runActions(acties);
  } catch (fout) {
    const anders = new Error("runActions");
    anders.code = fout.code;
    anders.tekst =
      "Excel heeft niet alle wijzigingen doorgevoerd; een deel kan er al staan. Kijk of een blad is beveiligd of de werkmap " +
      "alleen-lezen is. Maak ongedaan met Ctrl+Z of Terugdraaien, en probeer het opnieuw.";
    throw anders;
  }
}

// --- the workbook as it is now

async function beginwaarden() {
  const { waarden, bladen } = await verken();
  const een = (naam) => waarden[naam]?.[0] ?? "";
  const namen = [een("Gemeente"), ...(waarden.Deelnemers ?? []).slice(1)].filter((naam) => naam !== "");
  bij("werkmap").textContent = bladen.length
    ? `${namen.join(" + ") || "Nog geen gemeente"}, begrotingsjaar ${een("Begrotingsjaar")}`
    : "Deze werkmap is niet van de Modelgemeente: er staat geen van haar tabellen in.";
  zetNamen(namen.map(String));
  bij("jaar").value = een("Begrotingsjaar");
  for (const [id, naam] of [["medewerkers", "Eigen_medewerkers"], ["afdelingen", "Eigen_afdelingen"]]) {
    bij(id).value = "";
    bij(`${id}-nu`).textContent = een(naam) === "" ? "Nu: de standaard." : `Nu eigen aantal: ${een(naam)}.`;
  }
  bij("wis-eigen").checked = false;
}

// For the ribbon: open a tab, and preview at once unless there is something to choose first.
globalThis.modelgemeente = {
  open: async (knop) => {
    await begonnen; // the ribbon may be pressed before the pane has read the workbook
    if (bezig) return;
    kiesTab(bij(`knop-${knop}`), true);
    if (!paneel.knoppen[knop].kiest_eerst) await voorbeeld(knop);
  },
};

for (const tab of tabs) {
  tab.addEventListener("click", () => kiesTab(tab));
  tab.addEventListener("keydown", volgendeTab);
}
for (const form of document.forms) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    voorbeeld(form.dataset.knop);
  });
  // A preview of another choice is no longer one.
  form.addEventListener("input", (event) => event.target.id === "gemeente-zoek" || wisUitkomst());
}
bij("toepassen").addEventListener("click", toepassen);
bij("annuleren").addEventListener("click", () => {
  const { knop } = getoond ?? {};
  wisUitkomst();
  if (knop) bij(`voorbeeld-${knop}`).focus();
});
blok.addEventListener("click", async (event) => {
  const cel = event.target.closest("button.cel");
  if (!cel || bezig) return;
  bij("fout").replaceChildren();
  if (!(await toon(cel.dataset.blad, cel.dataset.cel))) {
    melding(`Blad ${cel.dataset.blad} is er niet meer, of het is verborgen.`);
  }
});

async function begin() {
  const { host } = await Office.onReady();
  if (!host) return buitenExcel();
  await doe("De werkmap wordt gelezen.", async () => {
    await beginwaarden();
    await haalGemeenten();
  });
  // Without buttons in the sheet the pane works as well.
  await luister(globalThis.modelgemeente.open).catch((fout) => console.warn("bladknoppen:", fout.code ?? fout.name));
}

// Opened in a browser, or Excel was not ready: xlwings' client tries again, and asks when that does not help.
function buitenExcel() {
  bij("werkmap").textContent = "Dit paneel werkt alleen in Excel.";
  blok.hidden = true;
}

async function haalGemeenten() {
  vul(await gemeenten(), wisUitkomst, bedoeld);
}
bij("gemeente-zoek").addEventListener("input", () => {
  if (zonderLijst()) doe("De lijst van gemeenten wordt gehaald.", haalGemeenten);
});
const begonnen = begin();
