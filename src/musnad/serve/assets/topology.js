// TopoJSON → GeoJSON: arcs are shared by neighbours and written as differences of whole numbers.
export function features(topology) {
  const { scale: [sx, sy], translate: [tx, ty] } = topology.transform;
  const arcs = topology.arcs.map((arc) => {
    let x = 0, y = 0;
    return arc.map(([dx, dy]) => [(x += dx) * sx + tx, (y += dy) * sy + ty]);
  });
  const ring = (indices) => indices.flatMap((index, n) => {
    const points = index < 0 ? arcs[~index].slice().reverse() : arcs[index];
    return n ? points.slice(1) : points;
  });
  return {
    type: "FeatureCollection",
    features: topology.objects.a.geometries.map(({ type, id, properties, arcs: given }) => ({
      type: "Feature", properties: { ...properties, id: id ?? "" },
      geometry: { type, coordinates: type === "Polygon" ? given.map(ring) : given.map((polygon) => polygon.map(ring)) },
    })),
  };
}
