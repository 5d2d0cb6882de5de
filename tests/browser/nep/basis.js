// A strict fake of Office.js, part 1: proxies, queue and sync, as Office.js has them.
//
// What a proxy is told waits in the queue of its context until `context.sync()`; what is read must
// have been loaded and synced; what is not implemented throws, in reading and in setting. Every
// such mistake is also kept in `Nep.fouten`, so that it fails the test where code swallows it.
// eslint-disable-next-line no-unused-vars
var Nep = (function () {
  "use strict";

  var Nep = {
    fouten: [], // misuse: unknown members, reads before load and sync
    tellers: { sync: 0, schrijf: 0 },
    logboek: [], // every write that reached the workbook
    types: Object.create(null),
    boek: null,
  };

  Nep.fout = function (code, tekst) {
    var error = new Error(tekst);
    error.name = "RichApi.Error";
    error.code = code;
    error.debugInfo = { code: code, message: tekst };
    return error;
  };

  Nep.misbruik = function (tekst, code) {
    Nep.fouten.push(tekst);
    return Nep.fout(code || "NotImplemented", tekst);
  };

  function onbekend(wie, lid, hoe) {
    return Nep.misbruik("nep-Office kent " + wie + "." + String(lid) + " niet (" + hoe + ")");
  }

  function stil(lid) {
    // what JavaScript itself asks of any object: symbols, and `then` when a promise resolves
    return typeof lid === "symbol" || lid === "then";
  }

  // A plain object of which every unknown member throws.
  Nep.streng = function (naam, object) {
    return new Proxy(object, {
      get: function (target, lid) {
        if (stil(lid) || lid in target) return target[lid];
        throw onbekend(naam, lid, "lezen");
      },
      set: function (target, lid) {
        throw onbekend(naam, lid, "zetten");
      },
    });
  };

  Nep.tel = function (soort, blad, adres, extra) {
    Nep.tellers.schrijf += 1;
    Nep.logboek.push({ soort: soort, blad: blad, adres: adres, extra: extra === undefined ? null : extra });
  };

  // A type has: scalars (read), zet (set), nav (children by name), doe (methods that act), geef
  // (methods that give another object), items (of a collection), negeer (names that Excel's host
  // lets pass in a load although the object has no such member).
  Nep.type = function (naam, spec) {
    Nep.types[naam] = Object.assign(
      { naam: naam, scalars: {}, zet: {}, nav: {}, doe: {}, geef: {}, items: null, negeer: [] },
      spec,
    );
  };

  function paden_van(wens) {
    if (wens === undefined || wens === null) return [""];
    if (typeof wens === "string") wens = wens.split(",");
    if (!Array.isArray(wens)) throw Nep.misbruik("load(" + JSON.stringify(wens) + ") kan de nep niet");
    return wens.map(function (pad) {
      return pad.trim();
    });
  }

  function keur(type, pad) {
    // refuse what Office.js does not know, at once and not only at sync
    if (pad === "" || type.negeer.indexOf(pad) >= 0) return;
    var snede = pad.indexOf("/");
    var eerste = snede < 0 ? pad : pad.slice(0, snede);
    var rest = snede < 0 ? "" : pad.slice(snede + 1);
    if (eerste in type.scalars && rest === "") return;
    if (type.items) {
      keur(Nep.types[type.items.type], eerste === "items" ? rest : pad);
    } else if (eerste in type.nav) {
      keur(Nep.types[type.nav[eerste].type], rest);
    } else {
      throw onbekend(type.naam, pad, "load");
    }
  }

  function laad(o, paden) {
    var type = o.type;
    if (o.model === null) return;
    var voor_items = [];
    var voor_nav = {};
    paden.forEach(function (pad) {
      if (type.negeer.indexOf(pad) >= 0) return;
      var snede = pad.indexOf("/");
      var eerste = snede < 0 ? pad : pad.slice(0, snede);
      var rest = snede < 0 ? "" : pad.slice(snede + 1);
      if (pad in type.scalars) o.geladen[pad] = type.scalars[pad](o.model);
      else if (type.items) voor_items.push(eerste === "items" ? rest : pad);
      else if (pad === "")
        Object.keys(type.scalars).forEach(function (lid) {
          o.geladen[lid] = type.scalars[lid](o.model);
        });
      else (voor_nav[eerste] = voor_nav[eerste] || []).push(rest);
    });
    if (voor_items.length) {
      o.items = type.items.van(o.model).map(function (model) {
        var item = staand(type.items.type, o.context, model);
        laad(item.o, voor_items);
        return item.proxy;
      });
    }
    Object.keys(voor_nav).forEach(function (naam) {
      var kind = kind_van(o, naam);
      kind.o.model = type.nav[naam].van(o.model);
      laad(kind.o, voor_nav[naam]);
    });
  }

  function kind_van(o, naam) {
    var nav = o.type.nav[naam];
    if (!(naam in o.kinderen)) {
      o.kinderen[naam] = uitgesteld(nav.type, o.context, o, function (model) {
        return nav.van(model);
      });
    }
    return o.kinderen[naam];
  }

  function niet_geladen(o, lid) {
    return Nep.misbruik(
      "The property '" + lid + "' is not available (" + o.type.naam + "). Before reading the property's " +
        "value, call the load method on the containing object and call \"context.sync()\".",
      "PropertyNotLoaded",
    );
  }

  var greep = {
    get: function (o, lid) {
      var type = o.type;
      if (stil(lid)) return undefined;
      if (lid === "context") return o.context;
      if (lid === "isNullObject") {
        if (o.model === undefined) throw niet_geladen(o, lid);
        return o.model === null;
      }
      if (lid === "load") {
        return function (wens) {
          var paden = paden_van(wens);
          paden.forEach(function (pad) {
            keur(type, pad);
          });
          o.context.rij.push(function () {
            laad(o, paden);
          });
          return o.proxy;
        };
      }
      if (lid === "items" && type.items) {
        if (!o.items) throw niet_geladen(o, lid);
        return o.items;
      }
      if (lid in type.nav) return kind_van(o, lid).proxy;
      if (lid in type.doe) {
        return function () {
          var gegeven = Array.from(arguments);
          o.context.rij.push(function () {
            if (o.model !== null) type.doe[lid].apply(null, [o.model].concat(gegeven));
          });
        };
      }
      if (lid in type.geef) {
        return function () {
          var gegeven = Array.from(arguments);
          return uitgesteld(type.geef[lid].type, o.context, o, function (model) {
            return type.geef[lid].van.apply(null, [model].concat(gegeven));
          }).proxy;
        };
      }
      if (lid in type.scalars || lid in type.zet) {
        if (lid in o.geladen) return o.geladen[lid];
        throw niet_geladen(o, lid);
      }
      throw onbekend(type.naam, lid, "lezen");
    },
    set: function (o, lid, waarde) {
      var zet = o.type.zet[lid];
      if (!zet) throw onbekend(o.type.naam, lid, "zetten");
      o.context.rij.push(function () {
        if (o.model !== null) zet(o.model, waarde);
      });
      o.geladen[lid] = waarde;
      return true;
    },
  };

  function maak(typenaam, context, model) {
    if (!Nep.types[typenaam]) throw new Error("nep: geen type " + typenaam);
    var o = { type: Nep.types[typenaam], context: context, model: model, geladen: {}, kinderen: {}, items: null };
    o.proxy = new Proxy(o, greep);
    objecten.set(o.proxy, o);
    return { o: o, proxy: o.proxy };
  }

  var objecten = new WeakMap();
  Nep.model_van = function (proxy) {
    var o = typeof proxy === "object" && proxy !== null ? objecten.get(proxy) : null;
    return o ? o.model : undefined;
  };

  function staand(typenaam, context, model) {
    return maak(typenaam, context, model);
  }

  function uitgesteld(typenaam, context, ouder, vind) {
    // found when its turn in the queue comes, as the host of Excel does
    var ding = maak(typenaam, context, undefined);
    context.rij.push(function () {
      ding.o.model = ouder.model === null ? null : vind(ouder.model);
    });
    return ding;
  }

  Nep.Context = function () {
    var context = this;
    var kern = { rij: [] };
    var wortel = staand("Workbook", kern, Nep.boek);
    kern.sync = function (door) {
      Nep.tellers.sync += 1;
      var werk = kern.rij.splice(0);
      return Promise.resolve().then(function () {
        werk.forEach(function (stap) {
          stap();
        });
        return door;
      });
    };
    return Nep.streng("RequestContext", {
      workbook: wortel.proxy,
      application: staand("Application", kern, Nep.boek).proxy,
      sync: kern.sync,
      trackedObjects: Nep.streng("TrackedObjects", { add: function () {}, remove: function () {} }),
      rij: kern.rij,
      constructor: context.constructor,
    });
  };

  return Nep;
})();
