// Part 3: the objects of Excel that the clients use, and no other; names are those of Office.js.
(function () {
  "use strict";

  function zoek(lijst, naam) {
    return lijst.find(function (ding) {
      return ding.naam.toLowerCase() === String(naam).toLowerCase();
    }) || null;
  }

  function moet(gevonden, wat) {
    if (gevonden === null) throw Nep.fout("ItemNotFound", "The requested resource doesn't exist: " + wat);
    return gevonden;
  }

  function lees(lid) {
    return function (model) {
      return model[lid];
    };
  }

  function altijd(waarde) {
    return function () {
      return waarde;
    };
  }


  // A collection that is empty in the fake: charts, shapes, notes. `paden` may be loaded of it.
  function leeg(naam, leden) {
    Nep.type(naam + "Item", {
      scalars: Object.fromEntries(leden.map(function (lid) { return [lid, altijd(null)]; })),
    });
    Nep.type(naam, { items: { type: naam + "Item", van: altijd([]) }, scalars: { count: altijd(0) } });
  }
  leeg("ChartCollection", ["name", "chartType", "left", "top", "width", "height"]);
  leeg("NoteCollection", ["content", "authorName"]);
  leeg("PivotTableCollection", [
    "id", "name", "hierarchies/items/name", "rowHierarchies/items/name", "columnHierarchies/items/name",
    "filterHierarchies/items/name", "dataHierarchies/items/id", "dataHierarchies/items/name",
    "dataHierarchies/items/summarizeBy", "dataHierarchies/items/numberFormat", "dataHierarchies/items/field/name",
    "layout/layoutType", "layout/showRowGrandTotals", "layout/showColumnGrandTotals",
  ]);
  Nep.types.PivotTableCollectionItem.negeer = Object.keys(Nep.types.PivotTableCollectionItem.scalars);
  leeg("RangeCollection", ["address"]);

  Nep.type("Shape", {
    scalars: {
      name: lees("naam"),
      type: altijd("GeometricShape"),
      left: altijd(0),
      top: altijd(0),
      width: lees("breed"),
      height: lees("hoog"),
      lockAspectRatio: altijd(false),
    },
  });
  Nep.type("ShapeCollection", { items: { type: "Shape", van: lees("vormen") } });

  Nep.type("RangeAreas", { scalars: { address: lees("adres") }, nav: { areas: { type: "RangeCollection", van: altijd([]) } } });
  Nep.type("PageLayout", { geef: { getPrintAreaOrNullObject: { type: "RangeAreas", van: altijd(null) } } });
  Nep.type("WorksheetProtection", { scalars: { protected: lees("beschermd") } });

  Nep.type("Workbook", {
    scalars: { name: lees("naam") },
    nav: {
      worksheets: { type: "WorksheetCollection", van: function (m) { return m; } },
      names: { type: "NamedItemCollection", van: function (m) { return { boek: m, namen: m.namen }; } },
      tables: {
        type: "TableCollection",
        van: function (m) {
          return m.bladen.flatMap(lees("tabellen"));
        },
      },
      application: { type: "Application", van: function (m) { return m; } },
    },
    geef: { getSelectedRange: { type: "Range", van: lees("selectie") } },
  });

  Nep.type("DatetimeFormatInfo", { scalars: { shortDatePattern: altijd("d-M-yyyy") } });
  Nep.type("CultureInfo", {
    scalars: { name: altijd("nl-NL") },
    nav: { datetimeFormat: { type: "DatetimeFormatInfo", van: function (m) { return m; } } },
  });
  Nep.type("Application", {
    scalars: { calculationMode: lees("berekening") },
    zet: { calculationMode: function (m, waarde) { m.berekening = waarde; } },
    nav: { cultureInfo: { type: "CultureInfo", van: function (m) { return m; } } },
    doe: { calculate: function () {} },
  });

  function blad_id(blad) {
    return "{blad-" + blad.positie + "}";
  }

  function zoek_blad(boek, sleutel) {
    return boek.bladen.find(function (blad) { return blad_id(blad) === sleutel; }) || zoek(boek.bladen, sleutel);
  }

  // Who listens to an event of a sheet or of the sheets; told after the calls that made it happen.
  function luisteraars(waarvan, gebeurtenis) {
    waarvan.horend = waarvan.horend || {};
    return (waarvan.horend[gebeurtenis] = waarvan.horend[gebeurtenis] || []);
  }

  function meld(waarvan, gebeurtenis, wat) {
    luisteraars(waarvan, gebeurtenis).forEach(function (doe) {
      setTimeout(function () { doe(Nep.streng(gebeurtenis, wat)); }, 0);
    });
  }

  function gebeurtenis(naam) {
    return { type: "EventHandlers", van: function (m) { return luisteraars(m, naam); } };
  }

  Nep.type("EventHandlers", {
    doe: {
      add: function (lijst, doe) {
        if (typeof doe !== "function") throw Nep.misbruik("een gebeurtenis zonder functie");
        lijst.push(doe);
      },
    },
  });

  Nep.type("WorksheetCollection", {
    items: { type: "Worksheet", van: lees("bladen") },
    nav: { onDeactivated: gebeurtenis("onDeactivated") },
    geef: {
      getItem: { type: "Worksheet", van: function (m, naam) { return moet(zoek_blad(m, naam), naam); } },
      getItemOrNullObject: { type: "Worksheet", van: zoek_blad },
      getActiveWorksheet: { type: "Worksheet", van: function (m) { return m.bladen[m.actief]; } },
    },
  });

  Nep.type("Worksheet", {
    scalars: {
      id: blad_id,
      name: lees("naam"),
      position: lees("positie"),
      visibility: lees("zichtbaar"),
      showGridlines: lees("raster"),
    },
    nav: {
      names: { type: "NamedItemCollection", van: function (m) { return { boek: m.boek, namen: m.namen }; } },
      tables: { type: "TableCollection", van: lees("tabellen") },
      charts: { type: "ChartCollection", van: altijd({}) },
      shapes: { type: "ShapeCollection", van: function (m) { return m; } },
      notes: { type: "NoteCollection", van: altijd({}) },
      pivotTables: { type: "PivotTableCollection", van: altijd({}) },
      pageLayout: { type: "PageLayout", van: function (m) { return m; } },
      protection: { type: "WorksheetProtection", van: function (m) { return m; } },
      onSelectionChanged: gebeurtenis("onSelectionChanged"),
    },
    doe: {
      activate: function (m) {
        toon(m);
      },
    },
    geef: {
      getRange: { type: "Range", van: function (m, adres) { return bereik(m, adres); } },
      getCell: { type: "Range", van: function (m, r, k) { return Nep.bereik(m, r, k, 1, 1); } },
      getRangeByIndexes: { type: "Range", van: function (m, r, k, hoog, breed) { return Nep.bereik(m, r, k, hoog, breed); } },
      getUsedRange: { type: "Range", van: function (m, kaal) { return moet(gebruikt(m, kaal), m.naam); } },
      getUsedRangeOrNullObject: { type: "Range", van: gebruikt },
    },
  });

  function gebruikt(blad, alleen_waarden) {
    if (alleen_waarden !== true) throw Nep.misbruik("getUsedRange kent de nep alleen met valuesOnly");
    return Nep.gebruikt(blad);
  }

  function bereik(blad, adres) {
    if (adres === undefined) throw Nep.misbruik("getRange() van een heel blad kan de nep niet");
    return Nep.bereik_van(blad, adres);
  }

  function toon(blad) {
    if (blad.zichtbaar !== "Visible") throw Nep.fout("InvalidOperation", "verborgen blad: " + blad.naam);
    var verlaten = blad.boek.bladen[blad.boek.actief];
    blad.boek.actief = blad.positie;
    blad.boek.selectie = Nep.bereik_van(blad, blad.gekozen || "A1");
    if (verlaten !== blad) meld(blad.boek, "onDeactivated", { type: "WorksheetDeactivated", worksheetId: blad_id(verlaten) });
  }

  // Each sheet keeps its own selection; choosing what is chosen already is no event.
  function kies(b) {
    toon(b.blad);
    b.blad.boek.selectie = b;
    var adres = Nep.adres(b).split("!").pop();
    if (adres === (b.blad.gekozen || "A1")) return;
    b.blad.gekozen = adres;
    meld(b.blad, "onSelectionChanged", { type: "WorksheetSelectionChanged", worksheetId: blad_id(b.blad), address: adres });
  }

  // Press a shape as the user does: on the sheet that is before him. Excel goes where its link leads.
  Nep.druk = function (bladnaam, vormnaam) {
    var blad = moet(zoek(Nep.boek.bladen, bladnaam), bladnaam);
    toon(blad);
    var doel = moet(zoek(blad.vormen, vormnaam), vormnaam).naar;
    kies(naar(moet(zoek(Nep.boek.namen, doel), doel)));
  };

  // Select cells as the user does, and tell where he is.
  Nep.loop = function (bladnaam, adres) {
    kies(Nep.bereik_van(moet(zoek(Nep.boek.bladen, bladnaam), bladnaam), adres));
  };
  Nep.waar = function () {
    return Nep.adres(Nep.boek.selectie);
  };

  Nep.type("Range", {
    scalars: {
      address: function (b) { return Nep.adres(b); },
      rowIndex: lees("r"),
      columnIndex: lees("k"),
      rowCount: lees("hoog"),
      columnCount: lees("breed"),
      cellCount: function (b) { return b.hoog * b.breed; },
      values: function (b) { return Nep.blok(b, lees("w")); },
      formulas: function (b) {
        return Nep.blok(b, function (cel, r, k) {
          return cel.f === null ? cel.w : Nep.toon_formule(cel.f, b.blad, r, k);
        });
      },
      numberFormat: function (b) { return Nep.blok(b, lees("o")); },
    },
    zet: {
      values: function (b, waarden) { Nep.schrijf(b, waarden, "values"); },
      formulas: function (b, waarden) { Nep.schrijf(b, waarden, "formulas"); },
      numberFormat: function (b, waarden) { Nep.schrijf_opmaak(b, waarden); },
    },
    nav: { worksheet: { type: "Worksheet", van: lees("blad") } },
    doe: {
      clear: function (b, wat) { Nep.wis(b, wat); },
      select: kies,
    },
    geef: {
      getCell: { type: "Range", van: function (b, r, k) { return Nep.bereik(b.blad, b.r + r, b.k + k, 1, 1); } },
      getOffsetRange: {
        type: "Range",
        van: function (b, r, k) { return Nep.bereik(b.blad, b.r + r, b.k + k, b.hoog, b.breed); },
      },
      getResizedRange: {
        type: "Range",
        van: function (b, r, k) { return Nep.bereik(b.blad, b.r, b.k, b.hoog + r, b.breed + k); },
      },
    },
  });

  Nep.type("TableCollection", {
    scalars: { count: lees("length") },
    items: { type: "Table", van: function (m) { return m; } },
    geef: {
      getItem: { type: "Table", van: function (m, naam) { return moet(zoek(m, naam), naam); } },
      getItemOrNullObject: { type: "Table", van: zoek },
    },
  });

  Nep.type("Table", {
    scalars: {
      id: lees("naam"),
      name: lees("naam"),
      showHeaders: altijd(true),
      showTotals: altijd(false),
      style: lees("stijl"),
      showFilterButton: lees("filter"),
      highlightFirstColumn: altijd(false),
      highlightLastColumn: altijd(false),
      showBandedRows: lees("banen"),
      showBandedColumns: altijd(false),
    },
    negeer: ["dataBodyRange"], // xlwings' client asks it; Excel's host lets a name it has not pass
    nav: {
      columns: {
        type: "TableColumnCollection",
        van: function (t) {
          return Array.from({ length: t.breed }, function (_, plaats) { return { tabel: t, plaats: plaats }; });
        },
      },
      worksheet: { type: "Worksheet", van: lees("blad") },
    },
    doe: {
      resize: function (t, doel) {
        Nep.verander_omvang(t, typeof doel === "string" ? Nep.bereik_van(t.blad, doel) : Nep.model_van(doel));
      },
    },
    geef: {
      getRange: { type: "Range", van: Nep.tabelbereik },
      getHeaderRowRange: { type: "Range", van: function (t) { return Nep.bereik(t.blad, t.r, t.k, 1, t.breed); } },
      getDataBodyRange: {
        type: "Range",
        van: function (t) { return Nep.bereik(t.blad, t.r + 1, t.k, t.hoog - 1, t.breed); },
      },
    },
  });

  Nep.type("TableColumnCollection", {
    scalars: { count: lees("length") },
    items: { type: "TableColumn", van: function (m) { return m; } },
    geef: {
      getItem: {
        type: "TableColumn",
        van: function (m, naam) {
          return moet(m.find(function (kolom) { return kop(kolom) === naam; }) || null, naam);
        },
      },
    },
  });

  function kop(kolom) {
    return String(Nep.cel(kolom.tabel.blad, kolom.tabel.r, kolom.tabel.k + kolom.plaats).w);
  }

  Nep.type("TableColumn", {
    scalars: { name: kop, index: lees("plaats") },
    geef: {
      getDataBodyRange: {
        type: "Range",
        van: function (kolom) {
          var t = kolom.tabel;
          return Nep.bereik(t.blad, t.r + 1, t.k + kolom.plaats, t.hoog - 1, 1);
        },
      },
    },
  });

  function naar(naam) {
    if (!naam.bereik) return null;
    return Nep.bereik_van(moet(Nep.blad(naam.bereik[0]), naam.bereik[0]), naam.bereik[1]);
  }

  Nep.type("NamedItemCollection", {
    items: { type: "NamedItem", van: lees("namen") },
    geef: {
      getItem: { type: "NamedItem", van: function (m, naam) { return moet(zoek(m.namen, naam), naam); } },
      getItemOrNullObject: { type: "NamedItem", van: function (m, naam) { return zoek(m.namen, naam); } },
    },
  });

  Nep.type("NamedItem", {
    scalars: {
      name: lees("naam"),
      formula: lees("formule"),
      type: function (m) { return m.bereik ? "Range" : "String"; },
      visible: altijd(true),
    },
    geef: {
      getRange: { type: "Range", van: function (m) { return moet(naar(m), m.naam); } },
      getRangeOrNullObject: { type: "Range", van: naar },
    },
  });

  window.Excel = Nep.streng("Excel", {
    RequestContext: Nep.Context,
    ClearApplyTo: Nep.streng("Excel.ClearApplyTo", { all: "All", contents: "Contents", formats: "Formats" }),
    ShapeType: Nep.streng("Excel.ShapeType", { image: "Image" }),
    run: function (eerste, tweede) {
      var taak = tweede || eerste;
      var context = tweede ? eerste : new Nep.Context();
      return Promise.resolve()
        .then(function () { return taak(context); })
        .then(function (uitkomst) { return context.sync(uitkomst); });
    },
  });
})();
