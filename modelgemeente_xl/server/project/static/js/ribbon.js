// Buttons of the ribbon: each shows the pane and opens its tab.
for (const knop of Object.keys(JSON.parse(document.getElementById("paneel").textContent).knoppen)) {
  Office.actions?.associate(knop, async (event) => {
    try {
      await Office.addin.showAsTaskpane();
      await globalThis.modelgemeente.open(knop);
    } finally {
      event.completed();
    }
  });
}
