// Below each map: a slider through the reads in their order, and one through the planes that the map looks along.
(() => {
  const SVG = "http://www.w3.org/2000/svg";
  const RANK = ["unneeded", "again", "missed", "read"]; // worst first, as in the still picture

  const element = (name, attributes, parent) => {
    const made = document.createElementNS(SVG, name);
    for (const key in attributes) made.setAttribute(key, attributes[key]);
    parent.append(made);
    return made;
  };

  // What is seen in each cell after so many reads, of one plane or of all.
  const cellsAfter = (history, count, plane) => {
    const cells = new Map();
    const see = ([panel, row, column, z], kind, times) => {
      if (plane !== null && z !== plane) return;
      const key = `${panel} ${row} ${column}`;
      const before = cells.get(key);
      const worse = !before || RANK.indexOf(kind) < RANK.indexOf(before.kind) || (kind === before.kind && times > before.times);
      if (worse) cells.set(key, { panel, row, column, kind, times });
    };
    for (const chunk of history.needed) if (chunk[4] < 0 || chunk[4] >= count) see(chunk, "missed", 0);
    for (const read of history.reads.slice(0, count)) see(read, read[4] ? (read[5] > 1 ? "again" : "read") : "unneeded", read[5]);
    return cells.values();
  };

  const draw = (svg, layer, cell) => {
    const [width, height] = svg.dataset.cell.split(" ").map(Number);
    const edge = Math.min(width, height, 18), r = edge * 0.22;
    const x = (cell.column + 0.5) * width, y = (cell.row + 0.5) * height;
    element("rect", { class: cell.kind, x: x - width / 2, y: y - height / 2, width, height }, layer);
    if (cell.kind === "unneeded")
      element("path", { class: "mark", d: `M${x - r} ${y - r}l${2 * r} ${2 * r}m0 ${-2 * r}l${-2 * r} ${2 * r}` }, layer);
    if (cell.kind === "missed") element("circle", { class: "ring missed-ring", cx: x, cy: y, r: r * 1.2 }, layer);
    if (cell.kind === "again" && edge > 8) {
      const text = cell.times < 100 ? String(cell.times) : "99+";
      element("text", { x, y, "font-size": edge * [0.62, 0.5, 0.36][text.length - 1] }, layer).textContent = text;
    }
  };

  const slider = (player, name, last) => {
    const label = document.createElement("label");
    const input = document.createElement("input");
    const shown = document.createElement("span");
    Object.assign(input, { type: "range", min: 0, max: last, value: last });
    label.append(name, input, shown);
    player.append(label);
    return { input, shown };
  };

  const play = (panels) => {
    const history = JSON.parse(panels.dataset.history);
    const svgs = [...panels.querySelectorAll("svg.map")];
    const layers = svgs.map((svg) => {
      const layer = element("g", { class: "play" }, svg);
      svg.insertBefore(layer, svg.querySelector(".final"));
      return layer;
    });
    const player = document.createElement("div");
    player.className = "player";
    panels.after(player);
    const total = history.reads.length, planes = history.planes;
    let time = null, plane = null, timer = null, button = null;
    const show = () => {
      const count = time ? Number(time.input.value) : total;
      const chosen = plane ? Number(plane.input.value) : planes.length;
      panels.classList.add("played");
      layers.forEach((layer) => layer.replaceChildren());
      for (const cell of cellsAfter(history, count, chosen < planes.length ? planes[chosen] : null))
        if (layers[cell.panel]) draw(svgs[cell.panel], layers[cell.panel], cell);
      if (time) time.shown.textContent = `${count} of ${total}`;
      if (plane) plane.shown.textContent = chosen < planes.length ? `${history.axis} ${planes[chosen]}` : "all";
      if (count === total && chosen === planes.length) panels.classList.remove("played"), layers.forEach((layer) => layer.replaceChildren());
    };
    const stop = () => { clearInterval(timer); timer = null; button.textContent = "Play"; };
    const start = () => {
      if (Number(time.input.value) >= total) time.input.value = 0;
      button.textContent = "Stop";
      const step = Math.max(1, Math.round(total / 120));
      timer = setInterval(() => {
        time.input.value = Number(time.input.value) + step;
        show();
        if (Number(time.input.value) >= total) stop();
      }, Math.max(40, Math.min(250, 5000 / total)));
    };
    if (total > 1) {
      button = document.createElement("button");
      Object.assign(button, { type: "button", textContent: "Play", onclick: () => (timer ? stop() : start()) });
      player.append(button);
      time = slider(player, "reads", total);
      time.input.oninput = () => { if (timer) stop(); show(); };
    }
    if (planes.length > 1) {
      plane = slider(player, "plane", planes.length);
      plane.input.oninput = show;
    }
    show();
  };

  for (const panels of document.querySelectorAll(".big-image-report .panels[data-history]"))
    if (!panels.dataset.ready) {
      panels.dataset.ready = "yes";
      play(panels);
    }
})();
