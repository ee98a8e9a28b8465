/**
 * The nodes of a directed graph in groups: each group is a cycle (nodes that reach one another)
 * or one node by itself, and comes after the groups it needs. Tarjan's algorithm; between equals
 * the order of `nodes` decides.
 * @param needs what a node points at; those that are not among `nodes` do not count
 */
export function groupCycles<Node>(
  nodes: readonly Node[],
  needs: (node: Node) => Iterable<Node>,
): Node[][] {
  const known = new Set(nodes);
  const index = new Map<Node, number>();
  const grouped = new Set<Node>();
  const open: Node[] = [];
  const groups: Node[][] = [];

  const visit = (node: Node): number => {
    const mine = index.size;
    index.set(node, mine);
    open.push(node);
    let low = mine;
    for (const other of needs(node)) {
      if (!known.has(other)) continue;
      if (!index.has(other)) low = Math.min(low, visit(other));
      else if (!grouped.has(other)) low = Math.min(low, index.get(other) ?? low);
    }
    if (low === mine) groups.push(close(node));
    return low;
  };

  /** Takes the finished group off the stack: its nodes count as met from then on. */
  const close = (first: Node): Node[] => {
    const group = open.splice(open.indexOf(first));
    for (const node of group) grouped.add(node);
    return group;
  };

  for (const node of nodes) if (!index.has(node)) visit(node);
  return groups;
}
