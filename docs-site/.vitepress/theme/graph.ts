/** In a drawing, the box pointed at keeps its own lines and neighbours in full colour; the rest steps back. */
export function followGraphs(document: Document): void {
  const point = (event: Event): void => {
    const target = event.target instanceof Element ? event.target : null;
    const graph = target?.closest('svg.lp-graph') ?? null;
    document.querySelectorAll('svg.lp-graph.focus').forEach((other) => {
      if (other !== graph) clear(other);
    });
    const box = target?.closest('[data-box]') ?? null;
    if (graph !== null && box !== null) focus(graph, box);
    else if (graph !== null) clear(graph);
  };
  document.addEventListener('mouseover', point);
  document.addEventListener('focusin', point);
}

function clear(graph: Element): void {
  graph.classList.remove('focus');
  graph.querySelectorAll('.on').forEach((element) => {
    element.classList.remove('on');
  });
}

function focus(graph: Element, box: Element): void {
  clear(graph);
  graph.classList.add('focus');
  const id = box.getAttribute('data-box') ?? '';
  const lineage = new Set(
    [id, ...(box.getAttribute('data-above') ?? '').split('|')].filter((name) => name !== ''),
  );
  const near = new Set(lineage);
  graph.querySelectorAll('[data-from]').forEach((line) => {
    const [from, to] = [line.getAttribute('data-from') ?? '', line.getAttribute('data-to') ?? ''];
    if (!lineage.has(from) && to !== id) return;
    line.classList.add('on');
    near.add(from).add(to);
  });
  graph.querySelectorAll('[data-box]').forEach((other) => {
    if (near.has(other.getAttribute('data-box') ?? '')) other.classList.add('on');
  });
}
