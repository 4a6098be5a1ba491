import type { ProseBySlug } from '../coffee-prose';
import { aeropress, batch, chemex, espresso, press, v60 } from './recipes';

export const worldProse: ProseBySlug = {
  'ethiopia-guji-shakiso-natural': {
    summary: 'Natural from Shakiso in Guji, Ethiopia, 1,900–2,150 m: blueberry, strawberry jam and rose.',
    description:
      'Blueberry and strawberry jam, with a rose somewhere behind them. The cherries dry whole on raised beds, skin and fruit around the seed, and the fruit ends up in the cup. If you are sure that coffee tastes of coffee, begin here. Demo notes.',
    tasteFamilies: ['wild-winey', 'juicy-red-fruit'],
    brewRecipes: [v60({ temp: 93, time: 190 }), aeropress({ temp: 91 })],
    roastNotes:
      'Agtron 78–68, light to medium-light. Small beans that colour unevenly, as naturals do: stay gentle, and stop while it still smells of jam and not of toast.',
  },
  'ethiopia-gedeo-washed': {
    summary: 'Washed Yirgacheffe from the Dila area, Gedeo, 1,850–2,100 m: lemon, bergamot and black tea.',
    description:
      'Lemon, bergamot, black tea: the lightest body in the shop, and meant to be. Washing takes the fruit away and leaves the perfume standing alone. Use soft water and a thin cup. The notes are demo notes; Gedeo is not.',
    tasteFamilies: ['floral-tea', 'bright-citrus'],
    brewRecipes: [v60({ temp: 95, time: 185 }), chemex({ temp: 95 })],
    roastNotes:
      'Agtron 78–70, light. Dense, small and quick: a fast start and a short finish keep the bergamot from turning into toast.',
  },
  'colombia-huila-pitalito': {
    summary: 'Washed, from Pitalito in Huila, Colombia, 1,600–1,850 m: red apple, caramel and lime.',
    description:
      'Red apple and caramel, and a squeeze of lime to keep them awake. Caturra, Castillo and Colombia, washed, dried under a parabolic roof. The coffee to put on the table when you do not know who is coming. Demo notes.',
    tasteFamilies: ['caramel-balanced', 'bright-citrus'],
    brewRecipes: [v60({ temp: 93 }), espresso(18, 40, 29)],
    roastNotes:
      'Agtron 68–58, medium-light to medium. A wide door: good from filter light to espresso medium, and best near 64, where the lime and the caramel meet.',
  },
  'colombia-narino-la-union': {
    summary: 'Washed, from La Unión in Nariño, Colombia, 1,800–2,100 m: grapefruit, panela and plum.',
    description:
      'Grapefruit first, panela close behind, a dark plum at the end. La Unión lies less than two degrees from the equator, and there coffee can climb to 2,100 m without meeting frost. Height and cold nights make the acidity tall, and the panela keeps it polite. Sold green; demo notes.',
    tasteFamilies: ['bright-citrus', 'juicy-red-fruit'],
    brewRecipes: [],
    roastNotes:
      'Agtron 72–62, light to medium-light. Large dense beans: charge hot, and leave a little more time after first crack than the nose asks for, so that the grapefruit ripens.',
  },
  'guatemala-huehuetenango': {
    summary:
      'Washed, from La Libertad in Huehuetenango, Guatemala, 1,650–1,950 m: cherry, toffee, orange zest.',
    description:
      'Cherry and toffee, and then somebody peels an orange at the next table. Bourbon, Caturra and Catuaí, washed and dried on patios in the north-west of Guatemala. Lively enough to drink black, and sweet enough to take milk. Demo notes.',
    tasteFamilies: ['juicy-red-fruit', 'caramel-balanced'],
    brewRecipes: [v60({ temp: 93 }), batch({ temp: 94 })],
    roastNotes:
      'Agtron 68–58, medium-light to medium. Hard bean: plenty of heat before first crack, little after it. The toffee arrives at about 62.',
  },
  'kenya-nyeri-aa': {
    summary: 'Washed Kenya AA from Nyeri, 1,700–1,850 m: blackcurrant, grapefruit and brown sugar.',
    description:
      'Blackcurrant, full and dark, then grapefruit, then enough brown sugar to make you forgive it. This is the highest acidity on our charts, and it is the point: think of cordial, not of vinegar. SL28, SL34 and Ruiru 11, washed. The numbers are demo numbers.',
    tasteFamilies: ['juicy-red-fruit', 'bright-citrus'],
    brewRecipes: [v60({ dose: 14, water: 250, temp: 94 }), chemex({ temp: 94 })],
    roastNotes:
      'Agtron 75–66, light to medium-light. Big dense beans that take heat well; give them a full minute after first crack so that the acidity turns from sharp to juicy.',
  },
  'kenya-kirinyaga-pb': {
    summary: 'Washed peaberry from Kirinyaga, Kenya, 1,600–1,800 m: redcurrant, lime and black tea.',
    description:
      'Some cherries grow one round seed instead of two flat ones, and Kenya sorts them out and sells them apart. This lot is redcurrant and lime, drying to black tea at the end. It is brisk, and it does not linger where it is not wanted. Sold green; demo notes.',
    tasteFamilies: ['juicy-red-fruit', 'bright-citrus'],
    brewRecipes: [],
    roastNotes:
      'Agtron 75–66, light to medium-light. Peaberries roll: they roast evenly and finish a little sooner than flat beans, so watch the last thirty seconds.',
  },
  'brazil-carmo-pulped-natural': {
    summary:
      'Pulped natural from Carmo de Minas, Brazil, 1,050–1,250 m: milk chocolate, hazelnut and orange.',
    description:
      'Milk chocolate with hazelnuts in it, and a thread of orange so that you do not fall asleep. Pulped natural: the skin is off, the fruit stays on while the bean dries, and the body comes from there. Yellow Bourbon and Catuaí from the south of Minas Gerais. Demo notes.',
    tasteFamilies: ['chocolate-nut', 'caramel-balanced'],
    brewRecipes: [espresso(18, 36, 28), press({ temp: 93 })],
    roastNotes:
      'Agtron 62–52, medium-light to medium. Softer than mountain coffee: start cooler and stretch the middle, and the hazelnut takes care of itself.',
  },
  'brazil-cerrado-natural': {
    summary: 'Natural from Patrocínio in the Cerrado, Brazil, 950–1,150 m: peanut, cocoa and dried date.',
    description:
      'Peanut, cocoa, dried date, and a body you could lean on. Whole cherries dry on the patio, low on the map and low in acidity. Half of a good espresso blend is in this bag; the other half is up to you. Sold green; demo notes.',
    tasteFamilies: ['chocolate-nut'],
    brewRecipes: [],
    roastNotes:
      'Agtron 58–48, medium to medium-dark. Low-grown and soft: a low charge, a gentle flame, and no hurry. Chaff is plentiful, so clean the collector first.',
  },
  'sumatra-aceh-gayo': {
    summary:
      'Wet-hulled, from Takengon in Aceh, Sumatra, 1,300–1,600 m: cedar, dark chocolate and brown spice.',
    description:
      'Cedar, dark chocolate, brown spice: a coffee that smells of a drawer in an old house, in the best way. The parchment is pulled off while the bean is still damp, and the long drying after that gives the heaviest body in the shop. For cold mornings and large cups. Demo notes.',
    tasteFamilies: ['earth-spice', 'chocolate-nut'],
    brewRecipes: [press({ temp: 92 }), batch({ dose: 58, temp: 92 })],
    roastNotes:
      'Agtron 56–44, medium to medium-dark. Moist beans that colour late: judge by smell, not by the window, and expect a quiet first crack.',
  },
  'honduras-santa-barbara': {
    summary: 'Washed, from Santa Bárbara, Honduras, 1,500–1,700 m: peach, raw sugar and cherry.',
    description:
      'Peach when it is hot, cherry when it has cooled, raw sugar all the way through. Pacas and Parainema, two varieties that nothing else in this shop is made of. Washed, dried under a solar roof. Demo notes, for a coffee that deserves a slow half hour.',
    tasteFamilies: ['juicy-red-fruit', 'caramel-balanced'],
    brewRecipes: [v60({ temp: 93 }), aeropress({ temp: 92 })],
    roastNotes:
      'Agtron 70–60, light to medium-light. Let it cool completely before you judge the batch: the cherry shows up last.',
  },
  'rwanda-nyamagabe-bourbon': {
    summary: 'Washed Red Bourbon from Nyamagabe, Rwanda, 1,700–2,000 m: orange, honey and black tea.',
    description:
      'Orange and honey, then black tea with nothing in it. One variety, Red Bourbon, and one clean idea: sweetness that stays clear to the bottom of the cup. Brew a large pot and finish it. Demo notes.',
    tasteFamilies: ['floral-tea', 'caramel-balanced'],
    brewRecipes: [v60({ temp: 94 }), chemex({ temp: 94 })],
    roastNotes:
      'Agtron 72–62, light to medium-light. Bourbon takes a smooth, even climb; at 67 the tea is fragrant, below 60 it is only strong.',
  },
  'costa-rica-tarrazu-yellow-honey': {
    summary:
      'Yellow honey from San Marcos de Tarrazú, Costa Rica, 1,600–1,850 m: apricot, honey, milk chocolate.',
    description:
      'Apricot, honey and milk chocolate, in that order and without elbows. A yellow honey keeps a thin coat of fruit while it dries: more sweetness than a washed coffee, fewer surprises than a natural. Caturra and Catuaí. Demo notes.',
    tasteFamilies: ['caramel-balanced', 'juicy-red-fruit'],
    brewRecipes: [v60({ temp: 92, time: 190 }), espresso(18, 40, 28)],
    roastNotes:
      'Agtron 70–60, light to medium-light. The sugars on the bean scorch before they sing: a cooler charge, and less drum heat after the turn to yellow.',
  },
  'cordillera-espresso-blend': {
    summary:
      'Espresso blend, 60 % washed Peru and 40 % pulped natural Brazil: dark chocolate, caramel, almond.',
    description:
      'Dark chocolate, caramel, almond, and a crema that holds the sugar for a moment before it lets go. Six parts of washed Peru for the shape, four of Brazilian pulped natural for the weight. Black it is firm; in milk it becomes pudding. Demo notes.',
    tasteFamilies: ['chocolate-nut', 'caramel-balanced'],
    brewRecipes: [espresso(18, 36, 28), press({ temp: 92 })],
  },
};
