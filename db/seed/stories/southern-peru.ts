import type { StorySeed } from '../stories';
import { fact, h2, harvestRing, lotCard, p, pullQuote, regionMap, storyDoc } from '../story-builder';

export const southernPeru: StorySeed = {
  slug: 'southern-peru',
  kind: 'origin',
  title: 'Southern Peru: the wet side of the mountains',
  lead: 'Follow the Andes down their wet, eastern side and coffee begins where the air stops biting. Cusco gives weight and red fruit, Sandia gives flowers, Ayacucho gives chocolate.',
  seoTitle: 'Southern Peru coffee: Cusco, Puno and Ayacucho',
  seoDescription:
    'Three departments on the eastern slope of the Andes: where the coffee of Cusco, Puno and Ayacucho grows, when it is picked and who says so.',
  publishedOn: '2026-11-02',
  doc: storyDoc(
    h2('the-slope', 'The slope'),
    p(
      'From the city of Cusco you cannot see any coffee. At 3,400 m there is stone, thin air and a cold that stays in the shade all day. The coffee is behind the mountains, over their eastern edge. There the first cloud comes up to meet the road. Grass turns to shrubs, shrubs turn to trees, and the trees begin to drip.',
    ),
    p(
      'Peru has an old Quechua word for the warm band below that edge: *yunga*. It names a height as much as a place, and this shop is named after it. Geographers draw the river yunga from 1,000 to 2,300 m. The coffee of the south lives in the upper part.',
    ),
    fact(
      'Most specialty lots of the south grow at 1,300–2,200 m: in Puno 1,600–1,900 m, in Incahuasi (Cusco) 1,600–2,200 m. Coffee in Peru as a whole: 600–1,800 m.',
      'CaféLab, Radio Quillabamba and Andina',
    ),
    fact(
      'A typical farm has two or three hectares. 85 % of growers have between half a hectare and five.',
      'Andina',
    ),
    p(
      'Two hectares is a field two hundred metres long and one hundred wide. Here it is tilted. It is picked by hand and more than once, because the cherries of one branch never ripen together.',
    ),

    h2('cusco', 'Cusco: weight and red fruit'),
    p(
      'The coffee country of Cusco is [La Convención](origin:peru/cusco/la-convencion). Its capital is Quillabamba, which is a town and not a valley; the valleys are the Vilcanota, called Urubamba further down, the Yanatile and the Vilcabamba. From Cusco to Quillabamba is 108 km in a straight line. There is nothing straight about the road.',
    ),
    regionMap('peru/cusco'),
    p(
      'An old statistic gives Typica about seven trees in ten and Caturra two. Today there is more Catimor, and on the highest plots a little Gesha. [La Convención](coffee:peru-la-convencion-quillabamba), the lot, mixes four varieties from 1,400–1,900 m: red berry first, then orange, honey and a floor of chocolate.',
    ),
    lotCard('peru-la-convencion-quillabamba'),
    p(
      'Further up the same province lies Santa Teresa. The [honey lot](coffee:peru-santa-teresa-honey) from there is dried with some of the fruit still on the bean, and on the demo sheet its cup leans to raisin. In the province of [Calca](origin:peru/cusco/calca) the [Lares Gesha](coffee:peru-lares-gesha) grows at 1,850–2,100 m, higher at its lowest tree than most coffee of Peru at its highest.',
    ),
    lotCard('peru-santa-teresa-honey'),
    lotCard('peru-lares-gesha'),

    h2('protected-names', 'Two names the law protects'),
    p(
      'Labels sometimes claim a protected origin for the whole department. The law draws it much tighter. Peru has two coffee *denominaciones de origen*. One is Café Villa Rica, in [Pasco](origin:peru/pasco). The other is Café Machu Picchu-Huadquiña: Huadquiña, in the district of Santa Teresa, and nothing else in Cusco. Only lots covered by a designation may use its name. None of ours is, so none of ours does.',
    ),
    fact(
      'Café Villa Rica: August 2010. Café Machu Picchu-Huadquiña: 2011. Both were named for protection in the European Union on 17 November 2022.',
      'Indecopi, as reported by Agraria.pe and EFE',
      {
        asOf: '2022-11-17',
        url: 'https://agraria.pe/noticias/cafe-peruano-conoce-sus-dos-denominaciones-de-origen-y-carac-22287',
      },
    ),

    h2('sandia', 'Sandia: flowers at the end of the road'),
    p(
      'Puno makes people think of the lake: reeds, wind, 3,800 m. The coffee is on the other side of the department, where the Inambari and the Tambopata leave the mountains. The province is [Sandia](origin:peru/puno/sandia), and beyond it is Bolivia. Carabaya, next door, is often named in the same breath; the prizes we could trace all belong to Sandia.',
    ),
    fact(
      'Growers in Sandia won international specialty-coffee prizes in 2010, 2017 and 2018. Their Tunki coffee came first in the national quality contest six times between 2005 and 2013.',
      'CaféLab and Andina',
      {
        asOf: '2020-04',
        url: 'https://cafelab.pe/2020/04/20/cecovasa-dona-cafe-tunki-para-albergue-de-la-plaza-de-acho/',
      },
    ),
    p(
      'Two lots, two heights. [Sandia – Inambari](coffee:peru-sandia-inambari), from 1,600–1,950 m, is orange blossom, lemon and cane sugar. [Putina Punco](coffee:peru-putina-punco-tambopata) starts three hundred metres lower. The flowers are still there, but they stand behind caramel and walnut.',
    ),
    lotCard('peru-sandia-inambari'),
    harvestRing('peru-sandia-inambari'),
    lotCard('peru-putina-punco-tambopata'),

    h2('ayacucho', 'Ayacucho: the quiet one'),
    p(
      'Ayacucho is the newcomer. Its coffee grows in [La Mar](origin:peru/ayacucho/la-mar) and Huanta, where the department falls away to the Apurímac. Mind the border: Pichari and Kimbiri look like Ayacucho on some maps and belong to Cusco.',
    ),
    fact(
      'Eleven samples from the VRAEM, the valleys of the Apurímac, Ene and Mantaro, came close to 85 points; one went through to the Cup of Excellence round of 2017.',
      'AgroNegociosPerú',
      { asOf: '2017' },
    ),
    p(
      'That is a beginning and not yet a reputation. [La Mar](coffee:peru-ayacucho-la-mar) is the plainest of the southern lots, and plain is the point: chocolate, caramel, toasted almond, low acidity. Milk does not hide it.',
    ),
    lotCard('peru-ayacucho-la-mar'),

    h2('organisations', 'Two organisations to know'),
    p(
      '[Cecovasa](producer:cecovasa) is a central: a cooperative whose members are cooperatives, about eight of them, in the valleys of Sandia. [Valle Inca](producer:valle-inca) is an association of growers in Cusco, and not the cooperative of the valley of Incahuasi with which it is easily confused.',
    ),
    fact(
      'Cecovasa was founded in 1970 and had about 4,900 to 5,300 members at its peak in 2011–12. Coffee leaf rust in 2013 and the spread of coca hit it hard.',
      'Gestión, Actualidad Ambiental and CaféLab',
    ),
    fact(
      'Valle Inca grew from about 100 members in 2018 to 385, in the Cusco region, and is expanding to Puno.',
      'Hello Coffee',
      { url: 'https://hellocoffee.uk/collections/chemex/products/valle-inca' },
    ),
    p('No lot of theirs is in our catalogue. They are here because the south cannot be told without them.'),

    h2('harvest', 'When it is picked'),
    pullQuote('The harvest climbs. What ripens low in April ripens high in August.'),
    p(
      'Low farms first, then the slope above them: about 80 % of the Peruvian crop is in by July. Cusco picks from April to September and is busiest from May to August, Puno from June to August; the valleys of Ayacucho begin in March. These months are a working calendar, not a promise. The new crop reaches Europe and the United States from September to March.',
    ),

    h2('what-is-demo', 'What is invented here'),
    p(
      'The places, the dates and the sources are real. The six lots are demo data: their notes, scores, stock and prices exist so that the shop can be tried. Each names a place and no producer, because an invented score beside a real grower’s name would be a lie with an address.',
    ),
    p(
      'Below the coffee, where the valley turns warm, another tree takes over. That is [the chocolate of Cusco](story:chocolate-of-cusco).',
    ),
  ),
  places: [
    { name: 'Cusco', lat: -13.532, lon: -71.967 },
    { name: 'Quillabamba', lat: -12.863, lon: -72.693 },
    { name: 'Santa Teresa', lat: -13.132, lon: -72.591 },
    { name: 'Lares', lat: -13.104, lon: -72.044 },
    { name: 'Massiapo', lat: -14.09, lon: -69.243 },
    { name: 'Putina Punco', lat: -14.112, lon: -69.048 },
    { name: 'Ayna', lat: -12.65, lon: -73.917 },
  ],
  coffees: [
    'peru-la-convencion-quillabamba',
    'peru-santa-teresa-honey',
    'peru-lares-gesha',
    'peru-sandia-inambari',
    'peru-putina-punco-tambopata',
    'peru-ayacucho-la-mar',
  ],
  regions: [
    'peru/cusco',
    'peru/puno',
    'peru/ayacucho',
    'peru/cusco/la-convencion',
    'peru/cusco/calca',
    'peru/puno/sandia',
    'peru/ayacucho/la-mar',
  ],
  sources: [
    {
      name: 'CaféLab',
      url: 'https://cafelab.pe/2020/04/20/cecovasa-dona-cafe-tunki-para-albergue-de-la-plaza-de-acho/',
      note: 'Altitudes and prizes of Puno; what rust and coca did to the growers.',
    },
    {
      name: 'Andina, the Peruvian news agency',
      url: 'https://andina.pe/ingles/noticia-peru-get-to-know-punos-specialty-coffees-demanded-in-europe-and-us-709453.aspx',
      note: 'Cecovasa, the prizes of 2017 and 2018, farm sizes and the old statistic of varieties.',
    },
    {
      name: 'Agraria.pe',
      url: 'https://agraria.pe/noticias/cafe-peruano-conoce-sus-dos-denominaciones-de-origen-y-carac-22287',
      note: 'The two coffee designations of origin, their places and dates.',
    },
    {
      name: 'AgroNegociosPerú',
      url: 'https://www.agronegociosperu.org',
      note: 'Samples from the VRAEM and the Cup of Excellence of 2017.',
    },
    {
      name: 'Hello Coffee',
      url: 'https://hellocoffee.uk/collections/chemex/products/valle-inca',
      note: 'Membership of Valle Inca in 2018 and later.',
    },
    {
      name: 'Gestión and Actualidad Ambiental',
      note: 'Membership of Cecovasa at its peak, leaf rust and coca in Sandia.',
    },
    { name: 'Radio Quillabamba', note: 'Altitudes in Incahuasi, La Convención.' },
    {
      name: 'Javier Pulgar Vidal, Las ocho regiones naturales del Perú',
      note: 'The river yunga as the valley belt from 1,000 to 2,300 m.',
    },
    { name: 'GeoNames', url: 'https://www.geonames.org', note: 'Coordinates of the towns (CC BY 4.0).' },
  ],
};
