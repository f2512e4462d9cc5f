// Where the map lives. A home tells whence the map is read and hears its one word; it has these four functions:
//   overlay(name)     a promise of the raw overlay of that name
//   comparison(name)  a promise of the raw comparison of that name
//   ground()          a promise of the raw base map
//   hear(word)        takes a gesture to whoever owns the View and answers with `greyline.show`
// This one is the app: files come from the server, words go through streamlit-folium to the page around the map.
class ServedHome {
  constructor(base, assets) {
    this.base = base;
    this.assets = assets;
  }

  overlay(name) {
    return this.read(`/overlay/${name}.json`);
  }

  comparison(name) {
    return this.read(`/comparison/${name}.json`);
  }

  ground() {
    return this.read(`/assets/${this.assets}/basemap.json`);
  }

  hear(word) {
    window.Streamlit.setComponentValue(word);
  }

  async read(path) {
    const response = await fetch(this.base + path);
    if (!response.ok) throw new Error(`${response.status}`);
    return response.json();
  }
}
