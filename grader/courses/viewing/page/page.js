"use strict";
// Sets neuroglancer up in the frame, asks the server what was fetched, and draws it.

const element = (id) => document.getElementById(id);
const frame = element("viewer");
const counted = (n, noun) => `${n.toLocaleString("en")} ${noun}${n === 1 ? "" : "s"}`;
const EVERY_MS = 300;
const FRESH_MS = 1500; // so long is a chunk shown as fetched just now

function inBytes(n) {
  if (n < 1000) return `${n} bytes`;
  const units = ["kB", "MB", "GB", "TB", "PB", "EB"];
  let place = -1;
  for (; n >= 999.95 && place < units.length - 1; place++) n /= 1000;
  return `${n.toFixed(1)} ${units[place]}`;
}

class Level {
  // One level of the pyramid: which of its chunks were fetched, and a map of them.
  constructor(number, about) {
    Object.assign(this, about, { number, seen: 0, nbytesRead: 0, nbytesBefore: 0, reads: 0, fetched: new Map() });
    this.total = about.grid.reduce((product, n) => product * n, 1);
    this.item = document.createElement("li");
    this.item.innerHTML = "<h2></h2><p></p><p></p><canvas role=img></canvas>";
    const [heading, shape, figures, canvas] = this.item.children;
    heading.textContent = `Level ${number}`;
    shape.textContent = about.shape.slice(-3).join("×");
    Object.assign(this, { figures, canvas });
  }

  take(news) {
    const now = performance.now();
    for (const chunk of news.chunks) this.fetched.set(chunk, now);
    this.reads += news.chunks.length;
    this.seen = news.seen;
    this.nbytesRead = news.nbytes;
    return news.chunks.length > 0;
  }

  forget() {
    this.fetched.clear();
    this.reads = 0;
    this.nbytesBefore = this.nbytesRead;
  }

  get nbytesFetched() {
    return this.nbytesRead - this.nbytesBefore;
  }

  get fresh() {
    const since = performance.now() - FRESH_MS;
    return [...this.fetched.values()].some((time) => time > since);
  }

  place(number) { // the chunk's index along z, y and x
    const index = [0, 0, 0];
    for (let axis = this.grid.length - 1, to = 2; to >= 0 && axis >= 0; axis--, to--) {
      index[to] = number % this.grid[axis];
      number = Math.floor(number / this.grid[axis]);
    }
    return index;
  }

  get window() { // all of it: first and last voxel along z, y and x
    return this.space(this.shape).map((n) => [0, n]);
  }

  space(values) { // z, y and x of values along all axes
    return [1, 1, 1, ...values].slice(-3);
  }

  draw(style) {
    const chunks = this.fetched.size, again = this.reads - chunks;
    this.item.className = chunks ? "" : "untouched";
    this.figures.textContent = `${chunks.toLocaleString("en")} of ${this.total.toLocaleString("en")}` +
      (again ? `, ${again.toLocaleString("en")} again` : "");
    this.canvas.setAttribute("aria-label", `Chunks of level ${this.number} fetched: ${this.figures.textContent}`);
    drawMap(this.canvas, this, this.window, style);
  }
}

function drawMap(canvas, level, window, style, inARow = false) {
  // Draw a part of a level from three sides: x right and y down; below it (or next to it) z down; beside it z right.
  const scale = level.space(level.scale), size = level.space(level.chunks), shape = level.space(level.shape);
  const length = window.map(([from, to], axis) => (to - from) * scale[axis]);
  const flat = shape[0] === 1, gap = flat ? 0 : 5, depth = flat ? 0 : length[0];
  const width = canvas.clientWidth, ratio = devicePixelRatio || 1;
  const unit = inARow ? (width - 2 * gap) / (2 * length[2] + depth) : (width - gap) / (length[2] + depth);
  const edge = length.map((n) => Math.max(4, n * unit)); // of the sides, in pixels
  const next = edge[2] + gap;
  const sides = [{ left: 0, top: 0, h: 2, v: 1 }];
  if (!flat && inARow) sides.push({ left: next, top: 0, h: 2, v: 0 }, { left: 2 * next, top: 0, h: 0, v: 1 });
  if (!flat && !inARow) sides.push({ left: 0, top: edge[1] + gap, h: 2, v: 0 }, { left: next, top: 0, h: 0, v: 1 });
  const height = flat ? edge[1] : inARow ? Math.max(edge[0], edge[1]) : edge[1] + gap + edge[0];
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  canvas.style.height = `${height}px`;
  const paint = canvas.getContext("2d");
  paint.scale(ratio, ratio);
  const cell = (axis, index) => { // from and length, in pixels
    const pixels = edge[axis] / (window[axis][1] - window[axis][0]);
    const from = Math.max(0, (index * size[axis] - window[axis][0]) * pixels);
    const to = Math.min(edge[axis], (Math.min((index + 1) * size[axis], shape[axis]) - window[axis][0]) * pixels);
    return [Math.min(from, edge[axis] - 1.5), Math.max(1.5, to - from - (to - from > 4 ? 0.5 : 0))];
  };
  const inside = (index) => index.every((i, axis) =>
    i * size[axis] < window[axis][1] && (i + 1) * size[axis] > window[axis][0]);
  const since = performance.now() - FRESH_MS;
  const places = [...level.fetched].map(([chunk, time]) => [level.place(chunk), time > since]);
  const drawn = places.filter(([index]) => inside(index)).sort((one, other) => one[1] - other[1]); // fresh ones on top
  for (const { left, top, h, v } of sides) {
    paint.fillStyle = style.cell;
    paint.fillRect(left, top, edge[h], edge[v]);
    for (const [index, fresh] of drawn) {
      const [x, w] = cell(h, index[h]), [y, tall] = cell(v, index[v]);
      paint.fillStyle = fresh ? style.fresh : style.old;
      paint.fillRect(left + x, top + y, w, tall);
    }
    paint.strokeStyle = style.line;
    paint.strokeRect(left + 0.5, top + 0.5, edge[h] - 1, edge[v] - 1);
  }
}

function colours() {
  const style = getComputedStyle(document.documentElement);
  const named = (name) => style.getPropertyValue(name);
  return { cell: named("--cell"), old: named("--old"), fresh: named("--new"), line: named("--line") };
}

function show(levels, metadata) {
  const style = colours();
  for (const level of levels) level.draw(style);
  drawNear(levels, style);
  const sum = (of) => levels.reduce((total, level) => total + of(level), 0);
  const nbytes = sum((level) => level.nbytesFetched), whole = levels[0].nbytes;
  element("total").textContent = `${counted(sum((level) => level.fetched.size), "chunk")}, ${inBytes(nbytes)}`;
  const percent = (100 * nbytes) / whole;
  element("share").textContent = `${Number(percent.toPrecision(2))} % of ${inBytes(whole)}; ` +
    `${counted(metadata, "request")} for metadata`;
}

function shownAt(pixel, levels) { // the level that neuroglancer shows: from coarse to fine as long as that is nearer
  const voxel = (place) => levels[place].space(levels[place].scale), wanted = 1.1 * pixel;
  let place = levels.length - 1;
  for (; place > 0; place--) {
    const here = voxel(place), finer = voxel(place - 1), finest = voxel(0);
    const tooCoarse = here.some((size, axis) => size > wanted && size > 1.01 * finest[axis]);
    const nearer = finer.some((size, axis) =>
      Math.abs(wanted - size) < Math.abs(wanted - here[axis]) && size < 1.01 * here[axis]);
    if (!tooCoarse || !nearer) break;
  }
  return levels[place];
}

function drawNear(levels, style) { // the chunks around what is seen, of the level that is shown
  const state = viewed() && viewed().toJSON();
  element("near").hidden = !state || !state.crossSectionScale || state.crossSectionScale > 1e8;
  if (element("near").hidden) return;
  const finest = levels[0], voxel = Math.min(...finest.space(finest.scale));
  const pixel = state.crossSectionScale * voxel, level = shownAt(pixel, levels);
  const reach = Math.max(frame.clientWidth, frame.clientHeight) * pixel / 2;
  const place = [0.5, ...state.position].slice(-3);
  const size = level.space(level.chunks), shape = level.space(level.shape);
  const window = shape.map((n, axis) => {
    const middle = (place[axis] * finest.space(finest.scale)[axis]) / level.space(level.scale)[axis];
    const far = reach / level.space(level.scale)[axis];
    const from = Math.floor(Math.max(0, middle - far) / size[axis]) * size[axis];
    const to = Math.min(n, Math.ceil((middle + far) / size[axis]) * size[axis]);
    return from < to ? [from, to] : [0, n];
  });
  element("near-level").textContent = `Level ${level.number}, around what you see`;
  drawMap(element("near-map"), level, window, style, true);
}

// -- neuroglancer ------------------------------------------------------------------------------------------------

function stateOf(about) {
  const layer = {
    type: "image", name: about.name, source: `${location.origin}${location.pathname}image/|${about.format}:`,
    shader: "#uicontrol invlerp contrast\nvoid main() { emitGrayscale(contrast()); }",
  };
  if (about.contrast) layer.shaderControls = { contrast: { range: about.contrast } };
  // From so far away nothing but the coarsest level is fetched, until it is known how large the image is.
  return { layers: [layer], layout: "xy", crossSectionScale: 1e9, prefetch: false, showDefaultAnnotations: false };
}

const viewed = () => frame.contentWindow.viewer && frame.contentWindow.viewer.state;
const change = (state) => viewed().restoreState(state);

function whole(about) { // a plane, all of it
  const { shape, scale } = about.levels[0];
  const length = shape.map((n, axis) => n * scale[axis]).slice(-2), voxel = Math.min(...scale.slice(-3));
  const pixel = Math.max(length[0] / frame.clientHeight, length[1] / frame.clientWidth);
  const space = about.axes.slice(-3);
  const middle = (name) => { // of the image in y and x, of a voxel in z; the first of what is not space
    const axis = about.axes.indexOf(name);
    if (axis >= shape.length - 2) return shape[axis] / 2;
    return space.includes(name) ? Math.floor(shape[axis] * about.depth) + 0.5 : 0.5;
  };
  change({
    displayDimensions: [...space].reverse(), position: Object.keys(viewed().toJSON().dimensions).map(middle),
    layout: "xy", crossSectionScale: (1.15 * pixel) / voxel, crossSectionOrientation: [0, 0, 0, 1],
  });
}

function turned([x, y, z, w], degrees) { // a quaternion, turned about the y axis of the view
  const s = Math.sin((degrees * Math.PI) / 360), c = Math.cos((degrees * Math.PI) / 360);
  return [x * c - z * s, y * c + w * s, z * c + x * s, w * c - y * s];
}

function buttons(about) {
  const zoom = (factor) => change({ crossSectionScale: viewed().toJSON().crossSectionScale * factor });
  element("in").onclick = () => zoom(0.5);
  element("out").onclick = () => zoom(2);
  element("whole").onclick = () => whole(about);
  element("turn").onclick = () =>
    change({ crossSectionOrientation: turned(viewed().toJSON().crossSectionOrientation || [0, 0, 0, 1], 30) });
}

async function begin(about) {
  frame.src = `v/view/#!${encodeURIComponent(JSON.stringify(stateOf(about)))}`;
  while (!viewed() || !viewed().toJSON().dimensions) await later();
  whole(about);
  buttons(about);
}

const later = () => new Promise((resolve) => setTimeout(resolve, EVERY_MS));

async function main() {
  const about = await (await fetch("about")).json();
  document.title = `${about.name}: what a view fetches`;
  element("name").textContent = about.name;
  element("about").textContent = about.about;
  const levels = about.levels.map((level, number) => new Level(number, level));
  element("levels").append(...[...levels].reverse().map((level) => level.item)); // coarse ones first, as they load
  begin(about);
  let metadata = 0;
  element("reset").onclick = () => {
    for (const level of levels) level.forget();
    show(levels, metadata);
  };
  const redraw = () => show(levels, metadata);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  window.addEventListener("resize", redraw);
  redraw();
  let active = false, looked = "";
  for (;;) {
    try {
      const news = await (await fetch(`log?seen=${levels.map((level) => level.seen)}`)).json();
      metadata = news.metadata;
      const more = levels.map((level, place) => level.take(news.levels[place])).includes(true);
      const looks = JSON.stringify(viewed() ? viewed().toJSON() : {});
      if (more || active || looks !== looked) redraw();
      looked = looks;
      active = more || levels.some((level) => level.fresh);
      element("gone").hidden = true;
    } catch {
      element("gone").hidden = false;
    }
    await later();
  }
}

main();
