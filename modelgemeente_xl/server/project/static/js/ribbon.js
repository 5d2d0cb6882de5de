// Buttons of the ribbon: each shows the pane and opens its tab; all but schaal start the preview.
for (const knop of ["schaal", "vernieuw", "herbereken", "controleer", "terugdraaien"]) {
  Office.actions?.associate(knop, async (event) => {
    try {
      await Office.addin.showAsTaskpane();
      await globalThis.modelgemeente.open(knop);
    } finally {
      event.completed();
    }
  });
}
