import type { ProseBySlug } from '../coffee-prose';
import { aeropress, batch, chemex, espresso, press, v60 } from './recipes';

export const peruProse: ProseBySlug = {
  'peru-aprocassi-san-ignacio': {
    summary:
      'Washed, from the growers of APROCASSI in San Ignacio and Jaén: milk chocolate, apple and brown sugar.',
    description:
      'A morning coffee that does not shout. Milk chocolate first, then a clean bite of apple, with brown sugar where the bitterness would be. Washing keeps the apple crisp; four varieties from many small farms make the rest round. The cooperative and the place are real, the notes and the score are demo data.',
    tasteFamilies: ['caramel-balanced', 'chocolate-nut'],
    brewRecipes: [v60({ temp: 93 }), press({ temp: 94 })],
    roastNotes:
      'Agtron 66–56 on ground coffee, medium-light to medium. The farms lie at very different heights and so the beans differ too: take a slow last minute before first crack to let them catch up.',
  },
  'peru-la-coipa-microlot': {
    summary: 'Washed micro-lot from La Coipa, San Ignacio, at 1,750–1,900 m: mandarin, panela and jasmine.',
    description:
      'Mandarin when you grind it, panela when you drink it, jasmine when the cup is empty. It grew in a band only 150 m tall, high enough for cold nights, where a cherry takes its time. Bourbon and Caturra, washed. A demo lot: the slope is real, the notes are not.',
    tasteFamilies: ['bright-citrus', 'floral-tea'],
    brewRecipes: [v60({ temp: 94, time: 190 }), chemex({ temp: 94 })],
    roastNotes:
      'Agtron 74–64, light to medium-light. Dense beans: give them heat early, and stop within ninety seconds of first crack or the jasmine goes up the chimney.',
  },
  'peru-huabal-jaen': {
    summary: 'Washed community lot from Huabal in Jaén, for your own roaster: cocoa, raisin and almond.',
    description:
      'Cocoa, raisin, almond: the contents of a good coat pocket. Caturra, Catimor and Pache from 1,500–1,750 m, washed and dried on raised beds. Sweetness and body lead, and acidity follows a step behind. Sold green; the notes are demo notes.',
    tasteFamilies: ['chocolate-nut'],
    brewRecipes: [],
    roastNotes:
      'Agtron 62–52, medium-light to medium. A patient bean to learn on: past 56 the cocoa comes forward, and the raisin stays as long as you drop before second crack.',
  },
  'peru-mendoza-amazonas': {
    summary: 'Washed, from Rodríguez de Mendoza in Amazonas: tangerine, green apple and caramel.',
    description:
      'Tangerine and green apple in front, caramel underneath, so that the brightness has something to stand on. It grew at 1,500–1,800 m and was picked late, from July to October, then dried under solar tents. Drink it black and a little cooler than usual. Demo notes on a real place.',
    tasteFamilies: ['bright-citrus', 'caramel-balanced'],
    brewRecipes: [v60({ temp: 93 }), aeropress({ temp: 92 })],
    roastNotes:
      'Agtron 70–60, light to medium-light. Around 65 the green apple turns from sharp to ripe; ten points darker and you have a caramel coffee with a memory of fruit.',
  },
  'peru-la-convencion-quillabamba': {
    summary: 'Washed, from La Convención in Cusco, 1,400–1,900 m: red berry, orange, honey and chocolate.',
    description:
      'Red berry comes first, then orange; honey holds the two together, and chocolate is still there when they have left. Four varieties grow mixed on these slopes, Typica and Bourbon among them, and the cup has the breadth to show for it. If you try one coffee of the south, try this one. The notes are demo notes.',
    tasteFamilies: ['juicy-red-fruit', 'chocolate-nut'],
    brewRecipes: [v60({ temp: 93 }), espresso(18, 38, 28)],
    roastNotes:
      'Agtron 68–58, medium-light to medium. At 66 the berry leads, at 60 the chocolate does; choose before you charge, because there is little room between them.',
  },
  'peru-santa-teresa-honey': {
    summary:
      'Honey process from Santa Teresa, La Convención, 1,650–1,950 m: raisin, honey and milk chocolate.',
    description:
      'The skin comes off, the sticky fruit stays on, and the bean dries inside it. You taste the difference: raisin, honey and milk chocolate, rounder than a washed coffee from the same valley and almost chewy. It asks for nothing, least of all sugar. Demo notes.',
    tasteFamilies: ['caramel-balanced', 'chocolate-nut'],
    brewRecipes: [v60({ temp: 92, time: 190 }), espresso(18, 40, 28)],
    roastNotes:
      'Agtron 70–60, light to medium-light. Dried fruit on the surface colours early: lower the heat before first crack and trust your nose more than the window.',
  },
  'peru-lares-gesha': {
    summary: 'Washed Gesha from Lares, Cusco, grown at 1,850–2,100 m: jasmine, bergamot and peach.',
    description:
      'Open the bag and the room smells of jasmine. In the cup it is bergamot, then ripe peach, on a body as light as tea. Gesha is a shy cropper that repays height, and these trees stand at 1,850–2,100 m; the bags hold 30 kg and not 69. The demo sheet is generous, the place is real.',
    tasteFamilies: ['floral-tea', 'bright-citrus'],
    brewRecipes: [v60({ dose: 14, water: 250, temp: 95, time: 195 }), chemex({ temp: 95 })],
    roastNotes:
      'Agtron 80–72, very light to light. Dense and small in number: keep the batch small too, and end just after first crack has finished speaking.',
  },
  'peru-sandia-inambari': {
    summary: 'Washed, from Massiapo in Sandia, Puno, 1,600–1,950 m: orange blossom, lemon and cane sugar.',
    description:
      'A cup with the windows open: orange blossom, lemon, cane sugar. Bourbon, Caturra and Typica, washed, grew where the Inambari leaves the mountains. Let it cool for five minutes, because the flowers come late. Demo notes, and no producer named.',
    tasteFamilies: ['floral-tea', 'bright-citrus'],
    brewRecipes: [v60({ temp: 94 }), batch({ temp: 94 })],
    roastNotes:
      'Agtron 72–64, light to medium-light. Hold the development short; the lemon survives almost anything, the orange blossom does not.',
  },
  'peru-putina-punco-tambopata': {
    summary: 'Washed, from Putina Punco in Sandia, Puno, 1,300–1,600 m: floral, caramel and walnut.',
    description:
      'The lower and gentler of our two from Puno: flowers at a distance, caramel close by, walnut at the end. Typica and Catimor from 1,300–1,600 m, dried on a covered patio. A quiet coffee for a whole pot. Sold green; the notes are demo notes.',
    tasteFamilies: ['caramel-balanced', 'chocolate-nut'],
    brewRecipes: [],
    roastNotes:
      'Agtron 64–54, medium-light to medium. Less dense than the high lots: charge cooler, and let it coast through first crack.',
  },
  'peru-ayacucho-la-mar': {
    summary: 'Washed, from Ayna in La Mar, Ayacucho, 1,300–1,750 m: chocolate, caramel and toasted almond.',
    description:
      'Chocolate, caramel, toasted almond, and very little acidity to argue with them. Made for milk, for the moka pot and for everyone who says that good coffee is too sour. Catimor, Caturra and Typica from La Mar, washed and dried under a solar roof. Demo notes.',
    tasteFamilies: ['chocolate-nut', 'caramel-balanced'],
    brewRecipes: [espresso(18, 36, 28), press({ temp: 94 })],
    roastNotes:
      'Agtron 62–50, medium-light to medium. Happy a shade darker than its neighbours; around 54 it makes a solid base for milk.',
  },
  'peru-oxapampa-catuai': {
    summary: 'Washed Catuaí and Caturra from Oxapampa, Pasco, 1,350–1,550 m: cocoa nib, orange, brown sugar.',
    description:
      'Think of the dark bar with orange peel in it: cocoa nib, orange, then brown sugar. Catuaí and Caturra from 1,350–1,550 m, washed, finished on the patio and in the dryer. It is named for its province, since the protected name of Villa Rica belongs to other lots. Sold green; demo notes.',
    tasteFamilies: ['chocolate-nut', 'caramel-balanced'],
    brewRecipes: [],
    roastNotes:
      'Agtron 64–54, medium-light to medium. The orange is a peel more than a juice: it likes a longer finish, and so does the cocoa.',
  },
  'peru-cajamarca-decaf': {
    summary: 'Decaf from San Ignacio, caffeine removed with water: cocoa, maple and malt.',
    description:
      'The cup after dinner, without the ceiling at three in the morning. Cocoa, maple, malt: soft edges, no hole in the middle. The caffeine leaves with water before the roast, and some of the brightness goes with it. Demo notes.',
    tasteFamilies: ['chocolate-nut', 'caramel-balanced'],
    brewRecipes: [press({ temp: 93 }), espresso(18, 36, 27, 92)],
    roastNotes:
      'Agtron 62–54, medium-light to medium. Decaf starts brown, takes heat fast and whispers at first crack: go by temperature and time, not by colour.',
  },
};
