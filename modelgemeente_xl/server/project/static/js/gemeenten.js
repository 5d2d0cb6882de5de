// Choose gemeenten: search without minding accents, pick from a list, take away again.
const zoek = document.getElementById("gemeente-zoek");
const keuze = document.getElementById("gemeente-keuze");
const gekozen = document.getElementById("gekozen");
const aantal = document.getElementById("gemeente-aantal");
const getal = new Intl.NumberFormat("nl-NL");

let alle = [];
let namen = [];
let vanWerkmap = true; // as the workbook has them, not yet touched here
let melden = () => {};
let vragen = async () => ({}); // the server, about a name that is not in the list
let beurt = 0; // an answer to what was typed before is not shown
const RUST = 300; // milliseconds without typing

const kaal = (tekst) =>
  tekst
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\u0300-\u036f.]/g, "")
    .replace(/[^a-z0-9]+/g, " ")
    .trim();

export const zonderLijst = () => alle.length === 0;
export const gekozenNamen = () => [...namen];

export function zetNamen(nieuw) {
  namen = [...new Set(nieuw)];
  vanWerkmap = true;
  toonGekozen();
}

export function vul(gemeenten, bijWijziging, bedoeld) {
  alle = gemeenten.map(({ naam, inwoners }) => ({ naam, inwoners, plat: kaal(naam) }));
  melden = bijWijziging;
  vragen = bedoeld;
  toonLijst();
}

function toonLijst() {
  const woord = kaal(zoek.value);
  const begin = alle.filter(({ plat }) => plat.startsWith(woord));
  const binnen = alle.filter(({ plat }) => !plat.startsWith(woord) && plat.includes(woord));
  toonOpties([...begin, ...binnen]);
  beurt += 1;
  if (keuze.options.length === 0 && woord) vraagNa(zoek.value, beurt);
}

function toonOpties(gevonden) {
  keuze.replaceChildren(
    ...gevonden.map(({ naam, inwoners }) => {
      const regel = document.createElement("option");
      regel.value = naam;
      regel.dataset.naam = naam;
      regel.textContent = `${naam} (${getal.format(inwoners)})`;
      return regel;
    }),
  );
  const n = gevonden.length;
  aantal.textContent = n === 1 ? "1 gemeente gevonden." : `${n || "Geen"} gemeenten gevonden.`;
}

// An old name, another name, a typing error, or no gemeente at all: the server knows what to say.
async function vraagNa(getypt, deze) {
  await new Promise((klaar) => setTimeout(klaar, RUST));
  if (deze !== beurt) return;
  const { naam, zin } = await vragen(getypt).catch(() => ({}));
  if (deze !== beurt) return;
  if (naam) toonOpties(alle.filter((gemeente) => gemeente.naam === naam));
  else if (zin) aantal.textContent = `${zin[0].toUpperCase()}${zin.slice(1)}${/[.?!]$/.test(zin) ? "" : "."}`;
}

function toonGekozen() {
  gekozen.replaceChildren(
    ...namen.map((naam) => {
      const regel = document.createElement("li");
      const weg = document.createElement("button");
      weg.type = "button";
      weg.textContent = "×";
      weg.setAttribute("aria-label", `${naam} weghalen`);
      weg.addEventListener("click", () => {
        namen = namen.filter((andere) => andere !== naam);
        vanWerkmap = false;
        toonGekozen();
        melden();
        (gekozen.querySelector("button") ?? zoek).focus();
      });
      regel.append(naam, weg);
      return regel;
    }),
  );
}

// The first choice replaces what the workbook has, so that one gemeente takes one choice; more add.
function kies(naam) {
  if (!naam) return;
  if (vanWerkmap) namen = [naam];
  else if (!namen.includes(naam)) namen.push(naam);
  vanWerkmap = false;
  zoek.value = "";
  toonGekozen();
  toonLijst();
  aantal.textContent = `${naam} gekozen.`;
  melden();
}

zoek.addEventListener("input", toonLijst);
zoek.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" && keuze.options.length) {
    event.preventDefault();
    keuze.selectedIndex = 0;
    keuze.focus();
  } else if (event.key === "Enter") {
    event.preventDefault(); // Enter chooses; it does not press Voorbeeld
    if (zoek.value.trim()) kies(keuze.options[0]?.value);
  }
});

// In a list arrow keys only walk; a click, a tap or Enter chooses.
let loopt = false;
keuze.addEventListener("keydown", (event) => {
  loopt = event.key !== "Enter";
  if (event.key === "Enter") {
    event.preventDefault();
    kies(keuze.value);
    zoek.focus();
  }
});
keuze.addEventListener("pointerdown", () => (loopt = false));
keuze.addEventListener("keyup", () => (loopt = false));
keuze.addEventListener("change", () => loopt || kies(keuze.value));
keuze.addEventListener("click", () => kies(keuze.value));
