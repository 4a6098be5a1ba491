import type { StoryDoc } from '@/lib/kernel/story-doc';
import { p, storyDoc } from './story-builder';

/** Several facts of one field show that sources disagree. `asOf` keeps its real precision. */
export type FactSeed = {
  field: string;
  value: string;
  source: string;
  url?: string;
  asOf?: string;
  /** `verified`: more than one public source agrees. `stated`: one source, or the organisation itself, says so. */
  status: 'verified' | 'stated' | 'demo';
};

export type ProducerSeed = {
  slug: string;
  kind: 'cooperative' | 'central' | 'association';
  name: string;
  /** Absent where no public source spells it out. */
  fullName?: string;
  /** Where its head office or its members are. */
  regionPath: string;
  otherRegionPaths: string[];
  members?: number;
  /** Year or month: `2000-03`. */
  foundedOn?: string;
  fairTradeSince?: number;
  /** At most 140 characters. */
  summary: string;
  doc: StoryDoc;
  facts: FactSeed[];
};

const ALGRANO =
  'https://www.algrano.com/en/products/2850-peru-santa-fe-regional-blend-san-ignacio-jaen-arabica-fully-washed-may-2021-nov-2021';
const VOURNAS = 'https://www.vournascoffee.com/coffee/fto-peru-aprocassi/';
const GRINDERS = 'https://grinderscoffee.com.au/meet-maria';
const ANDYTOWN = 'https://andytownsf.com/andytown-blog/protecting-livelihoods-with-coffee-peru-aprocassi';
const WILLOUGHBYS = 'https://willoughbyscoffee.com/PRU.html';
const HELLO = 'https://hellocoffee.uk/collections/chemex/products/valle-inca';

const aprocassi: ProducerSeed = {
  slug: 'aprocassi',
  kind: 'cooperative',
  name: 'APROCASSI',
  fullName: 'Asociación Provincial de Cafetaleros Solidarios San Ignacio',
  regionPath: 'peru/cajamarca/san-ignacio',
  otherRegionPaths: ['peru/cajamarca/jaen'],
  members: 600,
  foundedOn: '2000-03',
  fairTradeSince: 2001,
  summary: 'About six hundred growers in San Ignacio and Jaén, northern Peru. Fair Trade since 2001.',
  doc: storyDoc(
    p(
      'It began with a no. Families in San Ignacio stood up against a mining concession, and in March 2000 they founded an association to live from coffee instead. Since 2010 it has been a cooperative, with a head office in San Ignacio and another office in Jaén.',
    ),
    p(
      'About six hundred growers belong to it, in thirty-seven bases; other sources say 452, 505 or 634, and we show them all. It has been Fair Trade since 2001. The premium has paid for social programmes and for work on the farms. After the leaf rust of 2012 came a grant of 25,000 USD, the first Cooperative Small Grant that Fair Trade USA gave.',
    ),
    p('Most members grow other crops as well. [Northern Peru](story:northern-peru) tells the rest.'),
  ),
  facts: [
    {
      field: 'foundedOn',
      value: 'March 2000, as an association, after the fight against a mining concession',
      source: 'Algrano',
      url: ALGRANO,
      status: 'verified',
    },
    {
      field: 'cooperativeSince',
      value: '2010',
      source: 'Algrano',
      url: ALGRANO,
      status: 'stated',
    },
    {
      field: 'fairTradeSince',
      value: '2001',
      source: 'Algrano, Grinders Coffee and Willoughby’s Coffee',
      url: GRINDERS,
      status: 'verified',
    },
    {
      field: 'members',
      value: 'about 600',
      source: 'Willoughby’s Coffee',
      url: WILLOUGHBYS,
      asOf: '2024',
      status: 'stated',
    },
    { field: 'members', value: '600 in 37 bases', source: 'Algrano', url: ALGRANO, status: 'stated' },
    { field: 'members', value: '452', source: 'Vournas Coffee', url: VOURNAS, status: 'stated' },
    {
      field: 'members',
      value: '505, of whom 68 are women',
      source: 'Grinders Coffee',
      url: GRINDERS,
      status: 'stated',
    },
    { field: 'members', value: '634', source: 'Andytown Coffee', url: ANDYTOWN, status: 'stated' },
    { field: 'bases', value: '37', source: 'Algrano', url: ALGRANO, status: 'stated' },
    {
      field: 'offices',
      value: 'head office in San Ignacio, second office in Jaén',
      source: 'Andytown Coffee',
      url: ANDYTOWN,
      status: 'stated',
    },
    {
      field: 'altitude',
      value: '1,000–2,500 m',
      source: 'the cooperative, on Algrano',
      url: ALGRANO,
      status: 'stated',
    },
    {
      field: 'altitude',
      value: '1,190–1,800 m (3,900–5,900 ft)',
      source: 'Vournas Coffee',
      url: VOURNAS,
      status: 'stated',
    },
    { field: 'altitude', value: '1,100–1,800 m', source: 'Grinders Coffee', url: GRINDERS, status: 'stated' },
    {
      field: 'altitude',
      value: '1,200–1,900 m',
      source: 'Flora Fauna Coffee',
      url: 'https://en.florafauna.coffee/aprocassi',
      asOf: '2023',
      status: 'stated',
    },
    {
      field: 'varieties',
      value: 'Caturra, Typica, Pache, Catimor',
      source: 'Vournas Coffee',
      url: VOURNAS,
      status: 'stated',
    },
    {
      field: 'certifications',
      value: 'Fair Trade USA and USDA Organic, held by the cooperative',
      source: 'Willoughby’s Coffee and Andytown Coffee',
      url: ANDYTOWN,
      status: 'verified',
    },
    {
      field: 'certifications',
      value: 'Rainforest Alliance',
      source: 'Andytown Coffee',
      url: ANDYTOWN,
      status: 'stated',
    },
    {
      field: 'grant',
      value: '25,000 USD after the leaf rust of 2012, the first Cooperative Small Grant of Fair Trade USA',
      source: 'Vournas Coffee',
      url: VOURNAS,
      status: 'verified',
    },
    {
      field: 'premiumUse',
      value: 'social and productivity programmes',
      source: 'Willoughby’s Coffee',
      url: WILLOUGHBYS,
      asOf: '2024',
      status: 'stated',
    },
  ],
};

const cecovasa: ProducerSeed = {
  slug: 'cecovasa',
  kind: 'central',
  name: 'Cecovasa',
  fullName: 'Central de Cooperativas Agrarias Cafetaleras de los Valles de Sandia',
  regionPath: 'peru/puno/sandia',
  otherRegionPaths: [],
  foundedOn: '1970',
  summary:
    'A central of about eight coffee cooperatives in the valleys of Sandia, Puno. It sells nothing here.',
  doc: storyDoc(
    p(
      'Cecovasa is a second-tier organisation: its members are cooperatives, about eight of them, in the valleys of [Sandia](origin:peru/puno/sandia). It was founded in 1970. At its peak, in 2011–12, it counted some 4,900 to 5,300 growers; then came the leaf rust of 2013 and the spread of coca. Its growers have won international specialty-coffee prizes.',
    ),
    p(
      'No lot of Cecovasa is in this catalogue. Our two coffees from Sandia are demo lots that name a place and no producer. [Southern Peru](story:southern-peru) says why we write about it all the same.',
    ),
  ),
  facts: [
    { field: 'foundedOn', value: '1970', source: 'Gestión', status: 'stated' },
    { field: 'memberCooperatives', value: 'about 8', source: 'Gestión', asOf: '2012', status: 'stated' },
    {
      field: 'members',
      value: 'about 4,900 to 5,300 growers at its peak',
      source: 'Gestión and Actualidad Ambiental',
      asOf: '2012',
      status: 'stated',
    },
    {
      field: 'setbacks',
      value: 'coffee leaf rust from 2013, and the spread of coca',
      source: 'CaféLab and Actualidad Ambiental',
      url: 'https://cafelab.pe/2020/04/20/cecovasa-dona-cafe-tunki-para-albergue-de-la-plaza-de-acho/',
      asOf: '2020-04',
      status: 'verified',
    },
    {
      field: 'prizes',
      value: 'international specialty-coffee prizes in 2010, 2017 and 2018',
      source: 'CaféLab and Andina',
      url: 'https://andina.pe/ingles/noticia-peru-get-to-know-punos-specialty-coffees-demanded-in-europe-and-us-709453.aspx',
      asOf: '2018-05',
      status: 'verified',
    },
  ],
};

const valleInca: ProducerSeed = {
  slug: 'valle-inca',
  kind: 'association',
  name: 'Valle Inca',
  regionPath: 'peru/cusco',
  otherRegionPaths: ['peru/puno'],
  members: 385,
  summary: 'An association of coffee growers in Cusco that is expanding to Puno. It sells nothing here.',
  doc: storyDoc(
    p(
      'Valle Inca is an association of growers in [Cusco](origin:peru/cusco). In 2018 it had about a hundred members; a later count says 385, and it is expanding to Puno. It is not the cooperative of the valley of Incahuasi, which won the Cup of Excellence of 2020.',
    ),
    p(
      'No lot of Valle Inca is in this catalogue. Our coffees from Cusco are demo lots that name a place and no producer. [Southern Peru](story:southern-peru) is where the two organisations of the south are introduced.',
    ),
  ),
  facts: [
    {
      field: 'members',
      value: 'about 100',
      source: 'Hello Coffee',
      url: HELLO,
      asOf: '2018',
      status: 'stated',
    },
    { field: 'members', value: '385', source: 'Hello Coffee', url: HELLO, status: 'stated' },
    {
      field: 'region',
      value: 'Cusco, expanding to Puno',
      source: 'Hello Coffee',
      url: HELLO,
      status: 'stated',
    },
    {
      field: 'certifications',
      value: 'organic, certified through the association',
      source: 'Hello Coffee',
      url: HELLO,
      status: 'stated',
    },
  ],
};

export const producers: ProducerSeed[] = [aprocassi, cecovasa, valleInca];
