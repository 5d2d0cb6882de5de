// Part 2: the workbook in memory, and what Excel makes of a value that is written.
//
// It does not recalculate: a formula keeps the value that it was loaded with, and a new one is
// empty, until `Nep.herrekend` is given the results of a real calculation.
(function () {
  "use strict";
  var BREED = 16384;

  Nep.letters = function (kolom) {
    var naam = "";
    for (var n = kolom + 1; n > 0; n = Math.floor((n - 1) / 26)) {
      naam = String.fromCharCode(65 + ((n - 1) % 26)) + naam;
    }
    return naam;
  };

  function kolom_van(letters) {
    return (
      letters
        .toUpperCase()
        .split("")
        .reduce(function (som, l) {
          return som * 26 + l.charCodeAt(0) - 64;
        }, 0) - 1
    );
  }

  Nep.bereik_van = function (blad, adres) {
    var kaal = String(adres).split("!").pop().replace(/\$/g, "");
    var m = /^([A-Za-z]{1,3})([0-9]+)(?::([A-Za-z]{1,3})([0-9]+))?$/.exec(kaal);
    if (!m) throw Nep.fout("InvalidArgument", "geen adres dat de nep kent: " + adres);
    var r = Number(m[2]) - 1;
    var k = kolom_van(m[1]);
    var r2 = m[4] ? Number(m[4]) - 1 : r;
    var k2 = m[3] ? kolom_van(m[3]) : k;
    return Nep.bereik(blad, Math.min(r, r2), Math.min(k, k2), Math.abs(r2 - r) + 1, Math.abs(k2 - k) + 1);
  };

  Nep.bereik = function (blad, r, k, hoog, breed) {
    if (!(r >= 0 && k >= 0 && hoog >= 1 && breed >= 1 && k + breed <= BREED && r + hoog <= 1048576)) {
      throw Nep.fout("InvalidArgument", "bereik buiten het blad: " + [r, k, hoog, breed].join(", "));
    }
    return { blad: blad, r: r, k: k, hoog: hoog, breed: breed };
  };

  Nep.adres = function (b) {
    var naam = /^[A-Za-z_][A-Za-z0-9_.]*$/.test(b.blad.naam) ? b.blad.naam : "'" + b.blad.naam.replace(/'/g, "''") + "'";
    var van = Nep.letters(b.k) + (b.r + 1);
    var tot = Nep.letters(b.k + b.breed - 1) + (b.r + b.hoog);
    return naam + "!" + (van === tot ? van : van + ":" + tot);
  };

  Nep.sleutel = function (r, k) {
    return r * BREED + k;
  };

  Nep.cel = function (blad, r, k) {
    return blad.cellen.get(Nep.sleutel(r, k)) || { w: "", f: null, o: "General" };
  };

  function zelf(blad, r, k) {
    var sleutel = Nep.sleutel(r, k);
    if (!blad.cellen.has(sleutel)) blad.cellen.set(sleutel, { w: "", f: null, o: "General" });
    return blad.cellen.get(sleutel);
  }

  Nep.blok = function (b, kijk) {
    var rijen = [];
    for (var r = b.r; r < b.r + b.hoog; r++) {
      var rij = [];
      for (var k = b.k; k < b.k + b.breed; k++) rij.push(kijk(Nep.cel(b.blad, r, k), r, k));
      rijen.push(rij);
    }
    return rijen;
  };

  // A formula as Excel shows it: in a row of its own table `tbl[[#This Row],[Kolom]]` is `[@Kolom]`.
  Nep.toon_formule = function (formule, blad, r, k) {
    var t = blad.tabellen.find(function (tabel) {
      return r > tabel.r && r < tabel.r + tabel.hoog && k >= tabel.k && k < tabel.k + tabel.breed;
    });
    if (!t) return formule;
    return formule.split(t.naam + "[[#This Row],[").map(function (deel, nr) {
      if (nr === 0) return deel;
      var naam = deel.slice(0, deel.indexOf("]]"));
      return (/^[A-Za-z0-9_]+$/.test(naam) ? "[@" + naam + "]" : "[@[" + naam + "]]") + deel.slice(naam.length + 2);
    }).join("");
  };

  Nep.mag = function (b) {
    if (!b.blad.beschermd) return;
    for (var r = b.r; r < b.r + b.hoog; r++) {
      for (var k = b.k; k < b.k + b.breed; k++) {
        if (!b.blad.open.has(Nep.sleutel(r, k))) {
          throw Nep.fout("AccessDenied", "beveiligde cel: " + Nep.adres(Nep.bereik(b.blad, r, k, 1, 1)));
        }
      }
    }
  };

  function vorm(b, waarde) {
    if (!Array.isArray(waarde) || waarde.length !== b.hoog || waarde.some(function (rij) {
      return !Array.isArray(rij) || rij.length !== b.breed;
    })) {
      throw Nep.fout(
        "InvalidArgument",
        "The argument is invalid or missing or has an incorrect format: " + Nep.adres(b) + " is " + b.hoog + " bij " + b.breed,
      );
    }
  }

  // Text that Excel may read as a number, a date or a formula: whoever writes it as text must mark it.
  var TWIJFEL = [
    /^[+@-]/,
    /^[\s€$]*[0-9.,/:%\s-]*[0-9][0-9.,/:%\s-]*[\s€$]*$/,
    /^[0-9.,]+e[+-]?[0-9]+$/i,
    /^\s*([0-9]{1,2}[\s./-]*)?(jan|feb|mrt|maa|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]*\.?[\s./-]*[0-9]{1,4}\s*$/i,
    /^(true|false|waar|onwaar)$/i,
  ];

  function getypt(cel, waarde, waar) {
    if (waarde === null) return; // as in Office.js: this cell is left as it is
    if (typeof waarde === "number" && isFinite(waarde)) return plaats(cel, waarde, null);
    if (typeof waarde === "boolean") return plaats(cel, waarde, null);
    if (typeof waarde !== "string") throw Nep.fout("InvalidArgument", waar + ": geen waarde van een cel: " + typeof waarde);
    if (waarde.length > 32767) throw Nep.fout("InvalidArgument", waar + ": tekst is te lang");
    if (waarde === "") return plaats(cel, "", null);
    if (waarde[0] === "'") return plaats(cel, waarde.slice(1), null);
    if (cel.o === "@") return plaats(cel, waarde, null);
    if (waarde[0] === "=") return plaats(cel, cel.f === null ? "" : cel.w, waarde);
    if (/^-?[0-9]+(\.[0-9]+)?$/.test(waarde)) return plaats(cel, Number(waarde), null);
    var datum = /^([0-9]{4})-([0-9]{2})-([0-9]{2})(?: ([0-9]{2}):([0-9]{2}):([0-9]{2}))?$/.exec(waarde);
    if (datum) {
      var d = datum.map(Number);
      return plaats(cel, Date.UTC(d[1], d[2] - 1, d[3], d[4] || 0, d[5] || 0, d[6] || 0) / 86400000 + 25569, null);
    }
    if (TWIJFEL.some(function (vorm) { return vorm.test(waarde); })) {
      throw Nep.misbruik(waar + ": Excel kan deze tekst als getal, datum of formule lezen: " + waarde, "InvalidArgument");
    }
    return plaats(cel, waarde, null);
  }

  function plaats(cel, waarde, formule) {
    cel.w = waarde;
    cel.f = formule;
  }

  Nep.schrijf = function (b, waarden, soort) {
    vorm(b, waarden);
    Nep.mag(b);
    waarden.forEach(function (rij, i) {
      rij.forEach(function (waarde, j) {
        getypt(zelf(b.blad, b.r + i, b.k + j), waarde, Nep.adres(b));
      });
    });
    Nep.tel(soort, b.blad.naam, Nep.adres(b), b.hoog * b.breed);
  };

  Nep.schrijf_opmaak = function (b, opmaken) {
    if (typeof opmaken === "string") opmaken = Nep.blok(b, function () { return opmaken; });
    vorm(b, opmaken);
    Nep.mag(b);
    opmaken.forEach(function (rij, i) {
      rij.forEach(function (opmaak, j) {
        if (opmaak !== null) zelf(b.blad, b.r + i, b.k + j).o = String(opmaak);
      });
    });
    Nep.tel("numberFormat", b.blad.naam, Nep.adres(b));
  };

  Nep.wis = function (b, wat) {
    if (wat !== undefined && ["All", "Contents", "Formats"].indexOf(wat) < 0) {
      throw Nep.misbruik("clear(" + wat + ") kan de nep niet");
    }
    Nep.mag(b);
    for (var r = b.r; r < b.r + b.hoog; r++) {
      for (var k = b.k; k < b.k + b.breed; k++) {
        var cel = zelf(b.blad, r, k);
        if (wat !== "Formats") plaats(cel, "", null);
        if (wat !== "Contents") cel.o = "General";
      }
    }
    Nep.tel("clear", b.blad.naam, Nep.adres(b));
  };

  Nep.gebruikt = function (blad) {
    var r1 = Infinity, k1 = Infinity, r2 = -1, k2 = -1;
    blad.cellen.forEach(function (cel, sleutel) {
      if (cel.w === "" && cel.f === null) return;
      var r = Math.floor(sleutel / BREED), k = sleutel % BREED;
      r1 = Math.min(r1, r); k1 = Math.min(k1, k); r2 = Math.max(r2, r); k2 = Math.max(k2, k);
    });
    return r2 < 0 ? null : Nep.bereik(blad, r1, k1, r2 - r1 + 1, k2 - k1 + 1);
  };

  Nep.tabelbereik = function (t) {
    return Nep.bereik(t.blad, t.r, t.k, t.hoog, t.breed);
  };

  // As Excel: the header stays, cells stay, new rows get the formula and the format of the column.
  Nep.verander_omvang = function (t, b) {
    if (t.blad.beschermd) throw Nep.fout("AccessDenied", "beveiligd blad: " + t.blad.naam);
    var overlapt = t.blad.tabellen.some(function (ander) {
      return ander !== t && ander.r < b.r + b.hoog && b.r < ander.r + ander.hoog && ander.k < b.k + b.breed && b.k < ander.k + ander.breed;
    });
    if (b.blad !== t.blad || b.r !== t.r || b.k >= t.k + t.breed || t.k >= b.k + b.breed || b.hoog < 2 || overlapt) {
      throw Nep.fout("InvalidArgument", "tabel " + t.naam + " kan niet naar " + Nep.adres(b));
    }
    var onder = t.r + t.hoog - 1;
    for (var r = onder + 1; r < b.r + b.hoog; r++) {
      for (var k = b.k; k < b.k + b.breed; k++) {
        var nieuw = zelf(t.blad, r, k);
        nieuw.o = Nep.cel(t.blad, onder, k).o;
        var formule = t.formules[k - t.k];
        if (formule && nieuw.w === "" && nieuw.f === null) plaats(nieuw, "", formule);
      }
    }
    t.k = b.k;
    t.hoog = b.hoog;
    t.breed = b.breed;
    Nep.tel("resize", t.blad.naam, Nep.adres(b), t.naam);
  };

  Nep.laad_boek = function (json) {
    var boek = { naam: json.naam, bladen: [], namen: [], berekening: "Automatic", actief: 0 };
    json.bladen.forEach(function (bron, positie) {
      var blad = { boek: boek, naam: bron.naam, zichtbaar: bron.zichtbaar, raster: bron.raster, positie: positie, beschermd: bron.beschermd, open: new Set(), cellen: new Map(), tabellen: [], namen: [] };
      bron.cellen.forEach(function (c) {
        blad.cellen.set(Nep.sleutel(c[0], c[1]), { w: c[2], f: c[3], o: json.opmaken[c[4]] });
      });
      bron.open.forEach(function (c) {
        blad.open.add(Nep.sleutel(c[0], c[1]));
      });
      blad.tabellen = bron.tabellen.map(function (t) {
        return Object.assign({ blad: blad }, t);
      });
      blad.namen = bron.namen;
      blad.vormen = bron.vormen;
      boek.bladen.push(blad);
    });
    boek.namen = json.namen;
    boek.selectie = Nep.bereik(boek.bladen[0], 0, 0, 1, 1);
    Nep.boek = boek;
  };

  // The workbook as `nepboek.lees` gives it, for comparison in Python.
  Nep.toestand = function (met_cellen) {
    return Nep.boek.bladen.map(function (blad) {
      var cellen = [];
      if (met_cellen !== false) blad.cellen.forEach(function (cel, sleutel) {
        if (cel.w !== "" || cel.f !== null) cellen.push([Math.floor(sleutel / BREED), sleutel % BREED, cel.w, cel.f, cel.o]);
      });
      return {
        naam: blad.naam,
        cellen: cellen,
        tabellen: blad.tabellen.map(function (t) {
          return { naam: t.naam, r: t.r, k: t.k, hoog: t.hoog, breed: t.breed };
        }),
      };
    });
  };

  Nep.kop = function (naam) {
    var t = Nep.boek.bladen.flatMap(function (blad) { return blad.tabellen; }).find(function (tabel) {
      return tabel.naam === naam;
    });
    return Nep.blok(Nep.bereik(t.blad, t.r, t.k, 1, t.breed), function (cel) { return cel.w; })[0];
  };

  // What the user types, or what Excel's calculation would have given: no add-in wrote it.
  Nep.typ = function (bladnaam, adres, waarde) {
    var b = Nep.bereik_van(Nep.blad(bladnaam), adres);
    Nep.mag(b);
    plaats(zelf(b.blad, b.r, b.k), waarde, null);
  };

  Nep.herrekend = function (uitkomsten) {
    uitkomsten.forEach(function (u) {
      zelf(Nep.blad(u[0]), u[1], u[2]).w = u[3];
    });
  };

  Nep.blad = function (naam) {
    return Nep.boek.bladen.find(function (blad) {
      return blad.naam.toLowerCase() === String(naam).toLowerCase();
    }) || null;
  };
})();
