// Ask the server, and say in words what stood in the way.
import { request } from "./utils.js";

const MELDINGEN = {
  401: "U bent niet aangemeld, of de aanmelding is verlopen. Sluit het paneel, open het opnieuw en meld u aan.",
  403: "Uw account mag dit niet. Vraag uw beheerder om toegang tot de Modelgemeente.",
  404: "Deze knop kent de server niet. Laad het paneel opnieuw; misschien is er een nieuwe versie.",
  413: "De werkmap is te groot om te versturen. Vraag uw beheerder om een ruimere grens. Alleen bij Controleer gaan ook uw eigen bladen mee: daar helpt het om grote eigen lijsten naar een andere werkmap te verplaatsen.",
  429: "Er komen veel verzoeken tegelijk. Wacht een minuut en probeer het opnieuw.",
  storing: "De server kan dit nu niet. Probeer het over een minuut nog eens.",
  verbinding: "De server is niet bereikbaar. Controleer uw netwerk of VPN en probeer het opnieuw.",
};

// `html` is what the server says; without it `tekst` is ours. `inhoud` is the whole answer.
export class Weigering extends Error {
  constructor(status, inhoud) {
    super(`status ${status}`);
    this.status = status;
    this.inhoud = inhoud && typeof inhoud === "object" ? inhoud : {};
    this.html = typeof this.inhoud.html === "string" ? this.inhoud.html : "";
    const soort = status ? (MELDINGEN[status] ? status : "storing") : "verbinding";
    this.tekst = `${MELDINGEN[soort]} Er is niets gewijzigd.`;
  }
}

export const druk = (knop, stap, body) => vraag("post", `${knop}/${stap}`, body);
export const gemeenten = () => vraag("get", "gemeenten");
export const bedoeld = (naam) => vraag("get", `gemeente?naam=${encodeURIComponent(naam)}`);

async function vraag(soort, pad, body) {
  const { appPath, requestTimeout } = globalThis.config;
  const { token, provider } = await globalThis.getAuth();
  const wensen = {
    headers: { "Content-Type": "application/json", Authorization: token || null, "Auth-Provider": provider || null },
    timeout: requestTimeout * 1000,
  };
  const adres = `${window.location.origin}${appPath}/modelgemeente/${pad}`;
  try {
    const antwoord = soort === "get" ? await request.get(adres, wensen) : await request.post(adres, body, wensen);
    return antwoord.data;
  } catch (fout) {
    throw new Weigering(fout.response?.status ?? 0, fout.response?.data);
  }
}
