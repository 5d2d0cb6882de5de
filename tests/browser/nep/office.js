// Part 4: Office and CustomFunctions, as far as xlwings' client and the task pane use them.
(function () {
  "use strict";

  // What a current Excel on the web supports; a test may lower a set.
  Nep.sets = {
    excelapi: 1.17,
    sharedruntime: 1.2,
    customfunctions: 1.1,
    customfunctionsruntime: 1.4,
    dialogapi: 1.2,
    ribbonapi: 1.2,
    file: 1.1,
  };
  Nep.meldingen = []; // alerts: what a dialog was asked to show
  Nep.acties = {}; // ribbon functions by id
  Nep.functies = {}; // custom functions by id
  Nep.paneel = { getoond: 0 };
  Nep.bestand = null; // base64 of the file that getFileAsync gives
  Nep.bestanden_open = 0;

  function minder(versie) {
    var delen = String(versie).split(".").map(Number);
    return delen[0] * 1000 + (delen[1] || 0);
  }

  var gelukt = "succeeded";
  var mislukt = "failed";

  function later(terug, uitkomst) {
    setTimeout(function () {
      terug(uitkomst);
    }, 0);
  }

  function dialoog(url, wensen, terug) {
    if (typeof wensen === "function") terug = wensen;
    var vraag = new URL(url);
    if (vraag.origin !== window.location.origin) throw Nep.misbruik("dialoog op een ander adres: " + url);
    var horend = {};
    Nep.meldingen.push({
      url: url,
      titel: vraag.searchParams.get("title"),
      tekst: vraag.searchParams.get("prompt"),
      open: true,
    });
    var melding = Nep.meldingen[Nep.meldingen.length - 1];
    Nep.beantwoord = function (bericht) {
      horend.dialogMessageReceived({ message: bericht });
    };
    later(terug, {
      status: gelukt,
      value: Nep.streng("Dialog", {
        addEventHandler: function (soort, doe) { horend[soort] = doe; },
        close: function () { melding.open = false; },
      }),
    });
  }

  var STUK = 65536;

  function bestand(soort, wensen, terug) {
    if (typeof wensen === "function") { terug = wensen; wensen = {}; }
    var grootte = (wensen && wensen.sliceSize) || 4194304;
    if (soort !== "compressed") throw Nep.misbruik("getFileAsync(" + soort + ") kan de nep niet");
    if (Nep.bestand === null || Nep.bestanden_open >= 2) {
      return later(terug, { status: mislukt, error: { code: 12003, message: "The file could not be opened." } });
    }
    grootte = Math.min(grootte, Nep.stukgrootte || STUK);
    var ruw = Uint8Array.from(atob(Nep.bestand), function (teken) { return teken.charCodeAt(0); });
    var stukken = Math.ceil(ruw.length / grootte);
    Nep.bestanden_open += 1;
    later(terug, {
      status: gelukt,
      value: Nep.streng("File", {
        size: ruw.length,
        sliceCount: stukken,
        getSliceAsync: function (nr, klaar) {
          if (!(nr >= 0 && nr < stukken)) return later(klaar, { status: mislukt, error: { code: 7000, message: "slice" } });
          later(klaar, {
            status: gelukt,
            value: Nep.streng("Slice", {
              index: nr,
              data: Array.from(ruw.subarray(nr * grootte, (nr + 1) * grootte)),
              size: Math.min(grootte, ruw.length - nr * grootte),
            }),
          });
        },
        closeAsync: function (klaar) {
          Nep.bestanden_open -= 1;
          if (klaar) later(klaar, { status: gelukt });
        },
      }),
    });
  }

  var info = { host: "Excel", platform: "OfficeOnline" };
  var klaar = new Promise(function (gereed) {
    setTimeout(function () { gereed(info); }, 0);
  });

  window.Office = Nep.streng("Office", {
    onReady: function (doe) {
      return klaar.then(function (wat) {
        if (doe) doe(wat);
        return wat;
      });
    },
    AsyncResultStatus: Nep.streng("Office.AsyncResultStatus", { Succeeded: gelukt, Failed: mislukt }),
    EventType: Nep.streng("Office.EventType", {
      DialogMessageReceived: "dialogMessageReceived",
      DialogEventReceived: "dialogEventReceived",
    }),
    FileType: Nep.streng("Office.FileType", { Text: "text", Compressed: "compressed", Pdf: "pdf" }),
    HostType: Nep.streng("Office.HostType", { Excel: "Excel" }),
    PlatformType: Nep.streng("Office.PlatformType", { PC: "PC", OfficeOnline: "OfficeOnline", Mac: "Mac" }),
    context: Nep.streng("Office.context", {
      host: info.host,
      platform: info.platform,
      displayLanguage: "nl-NL",
      contentLanguage: "nl-NL",
      diagnostics: Nep.streng("Office.context.diagnostics", {
        host: info.host,
        platform: info.platform,
        version: "16.0.18000.20000",
      }),
      requirements: Nep.streng("Office.context.requirements", {
        isSetSupported: function (naam, versie) {
          var gegeven = Nep.sets[String(naam).toLowerCase()];
          return gegeven !== undefined && minder(gegeven) >= minder(versie || "1.1");
        },
      }),
      document: Nep.streng("Office.context.document", { getFileAsync: bestand }),
      ui: Nep.streng("Office.context.ui", {
        displayDialogAsync: dialoog,
        messageParent: function (bericht) { Nep.bericht = bericht; },
      }),
    }),
    actions: Nep.streng("Office.actions", {
      associate: function (id, doe) {
        if (typeof doe !== "function") throw Nep.misbruik("associate zonder functie: " + id);
        Nep.acties[id] = doe;
      },
    }),
    addin: Nep.streng("Office.addin", {
      showAsTaskpane: function () {
        Nep.paneel.getoond += 1;
        return Promise.resolve();
      },
    }),
  });

  function Fout(code, message) {
    this.code = code;
    this.message = message;
  }

  window.CustomFunctions = Nep.streng("CustomFunctions", {
    associate: function (id, doe) {
      if (typeof doe !== "function") throw Nep.misbruik("associate zonder functie: " + id);
      Nep.functies[id] = doe;
    },
    Error: Fout,
    ErrorCode: Nep.streng("CustomFunctions.ErrorCode", {
      invalidValue: "#VALUE!",
      notAvailable: "#N/A",
      invalidNumber: "#NUM!",
      divisionByZero: "#DIV/0!",
      invalidReference: "#REF!",
      invalidName: "#NAME?",
      nullReference: "#NULL!",
    }),
  });

  // Press a button of the ribbon, as Excel does; resolves when the add-in says it is done.
  Nep.lint = function (id) {
    if (!Nep.acties[id]) return Promise.reject(new Error("geen actie " + id));
    return new Promise(function (gereed, mis) {
      setTimeout(mis, 60000, new Error("geen event.completed() van " + id));
      var uit = Nep.acties[id]({ source: { id: id }, completed: function () { gereed("completed"); } });
      if (uit && uit.catch) uit.catch(mis);
    });
  };

  // Compute a custom function of a cell; arguments arrive as blocks, as its metadata asks.
  Nep.roep = function (id, argumenten) {
    var functie = Nep.functies[id.toUpperCase()];
    if (!functie) return Promise.resolve({ fout: "#NAME?", tekst: "geen functie " + id });
    var gegeven = argumenten.concat([{ address: "Start!A1", functionName: id }]);
    return Promise.resolve()
      .then(function () { return functie.apply(null, gegeven); })
      .then(
        function (waarde) { return { waarde: waarde }; },
        function (error) {
          if (error instanceof Fout) return { fout: error.code, tekst: error.message };
          throw error;
        },
      );
  };
})();
