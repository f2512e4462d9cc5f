// The second home of the map: a file of its own. All it reads stands in the file, in blocks of data that nothing runs.
function readBlock(id) {
  return JSON.parse(document.getElementById(id).textContent);
}

class AloneHome {
  constructor(hear) {
    this.hear = hear;
  }

  async overlay() {
    return readBlock("greyline-overlay");
  }

  async comparison() {
    return readBlock("greyline-page").comparison;
  }

  async ground() {
    return readBlock("greyline-basemap");
  }
}
