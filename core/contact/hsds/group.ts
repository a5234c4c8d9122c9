import { type Json, marks, type Row, relations, type TableName, type Tables, tableNames } from './model.ts';

/** The rows of one contact: one service at one place, or an organization that names no service. */
export interface Group {
  readonly tables: Tables;
  readonly organizationId: string | null;
  readonly serviceId: string | null;
  readonly placeId: string | null;
  readonly locationId: string | null;
}

interface Placed {
  readonly table: TableName;
  readonly row: Row;
}

const textOf = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null);

/** Every row by the rows it names and by its own id, so that what hangs together is found in one walk. */
function makeGraph(tables: Tables) {
  const own = new Map<string, Placed[]>();
  const naming = new Map<string, Placed[]>();
  const put = (map: Map<string, Placed[]>, key: string, placed: Placed): void => {
    const list = map.get(key);
    if (list === undefined) map.set(key, [placed]);
    else list.push(placed);
  };
  for (const table of tableNames)
    for (const row of tables[table] ?? []) {
      const placed = { table, row };
      const id = textOf(row.id);
      if (id !== null) put(own, `${table} ${id}`, placed);
      for (const { owner, child, kind, column } of relations) {
        const named = kind === 'many' && child === table ? textOf(row[column]) : null;
        if (named !== null) put(naming, `${owner} ${named}`, placed);
      }
      for (const { child, id: column } of marks) {
        const named = child === table ? textOf(row[column]) : null;
        if (named !== null) put(naming, named, placed);
      }
    }
  return {
    find: (table: TableName, id: Json | undefined): readonly Placed[] =>
      typeof id === 'string' ? (own.get(`${table} ${id}`) ?? []) : [],
    /** Rows that name this one as their owner. */
    under: ({ table, row }: Placed): readonly Placed[] => {
      const id = textOf(row.id);
      return id === null ? [] : [...(naming.get(`${table} ${id}`) ?? []), ...(naming.get(id) ?? [])];
    },
  };
}
type Graph = ReturnType<typeof makeGraph>;

/** Tables whose rows a contact takes only where it starts from them. */
const doors: ReadonlySet<TableName> = new Set<TableName>(['service', 'service_at_location', 'location']);

/** Everything that hangs on the rows a contact starts from. */
function reach(graph: Graph, starts: readonly Placed[]): Set<Row> {
  const reached = new Set<Row>(starts.map(({ row }) => row));
  const waiting = [...starts];
  for (let placed = waiting.pop(); placed !== undefined; placed = waiting.pop()) {
    const { table, row } = placed;
    const named = relations
      .filter(one => one.kind === 'one' && one.owner === table)
      .flatMap(one => graph.find(one.child, row[one.column]));
    const next = [...named, ...graph.under(placed)].filter(
      one => !doors.has(one.table) && !reached.has(one.row),
    );
    for (const one of next) reached.add(one.row);
    waiting.push(...next);
  }
  return reached;
}

/** Where each row stands among all: a contact takes its rows in the order of the file. */
function makeOrder(tables: Tables): ReadonlyMap<Row, { readonly table: TableName; readonly at: number }> {
  const placed = tableNames.flatMap(table => (tables[table] ?? []).map(row => ({ table, row })));
  return new Map(placed.map(({ table, row }, at) => [row, { table, at }]));
}

function pick(order: ReturnType<typeof makeOrder>, rows: ReadonlySet<Row>): Tables {
  const found = new Map<TableName, Row[]>();
  for (const row of [...rows].sort((a, b) => (order.get(a)?.at ?? 0) - (order.get(b)?.at ?? 0))) {
    const table = order.get(row)?.table;
    if (table === undefined) continue;
    const list = found.get(table);
    if (list === undefined) found.set(table, [row]);
    else list.push(row);
  }
  return Object.fromEntries(found);
}

interface Start {
  readonly organization: Row | null;
  readonly service: Row | null;
  readonly place: Row | null;
  readonly location: Row | null;
}

function startsIn(tables: Tables, graph: Graph): Start[] {
  const places = new Map<string, Row[]>();
  for (const row of tables.service_at_location ?? []) {
    const id = textOf(row.service_id) ?? '';
    places.set(id, [...(places.get(id) ?? []), row]);
  }
  const served = new Set<string>();
  const starts = (tables.service ?? []).flatMap((service): Start[] => {
    const organization = graph.find('organization', service.organization_id)[0]?.row ?? null;
    served.add(textOf(organization?.id) ?? '');
    const own = places.get(textOf(service.id) ?? '') ?? [];
    if (own.length === 0) return [{ organization, service, place: null, location: null }];
    return own.map(place => ({
      organization,
      service,
      place,
      location: graph.find('location', place.location_id)[0]?.row ?? null,
    }));
  });
  const others = (tables.organization ?? []).filter(row => !served.has(textOf(row.id) ?? ''));
  return [
    ...starts,
    ...others.map(organization => ({ organization, service: null, place: null, location: null })),
  ];
}

const placedOf = ({ organization, service, place, location }: Start): Placed[] => [
  ...(organization === null ? [] : [{ table: 'organization' as const, row: organization }]),
  ...(service === null ? [] : [{ table: 'service' as const, row: service }]),
  ...(place === null ? [] : [{ table: 'service_at_location' as const, row: place }]),
  ...(location === null ? [] : [{ table: 'location' as const, row: location }]),
];

/** The contacts that are in the tables. What belongs to none of them goes with the first, so that nothing is lost. */
export function groupsOf(tables: Tables): Group[] {
  const graph = makeGraph(tables);
  const order = makeOrder(tables);
  const starts = startsIn(tables, graph);
  const reached = starts.map(start => reach(graph, placedOf(start)));
  const all = new Set(reached.flatMap(rows => [...rows]));
  const [first] = reached;
  for (const table of tableNames) for (const row of tables[table] ?? []) if (!all.has(row)) first?.add(row);
  return starts.map((start, at) => ({
    tables: pick(order, reached[at] ?? new Set()),
    organizationId: textOf(start.organization?.id),
    serviceId: textOf(start.service?.id),
    placeId: textOf(start.place?.id),
    locationId: textOf(start.location?.id),
  }));
}
