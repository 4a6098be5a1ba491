import type { ProseBySlug } from '../coffee-prose';
import { v60 } from './recipes';

export const cacaoProse: ProseBySlug = {
  'chuncho-70-bar': {
    summary: 'Dark chocolate of chuncho cacao from La Convención, Cusco, 70 g. Cocoa solids: 70 % minimum.',
    description:
      'Three ingredients: cacao beans, cane sugar, cocoa butter. Chuncho is a small bean with a lot of fat and a lot of perfume, and it makes a dark chocolate that is softer than its number. Break it, let it melt, and wait for the fruit. A demo product from a real valley.',
    tasteFamilies: ['chocolate-nut'],
    brewRecipes: [],
  },
  'chuncho-cacao-nibs': {
    summary: 'Broken chuncho cacao beans from La Convención, Cusco, 250 g, with nothing added.',
    description:
      'The bean, cracked and winnowed, and nothing else. Nibs crunch like a nut, start bitter and end fruity: over porridge, in a salad, or by the pinch beside an espresso. A demo product from a real valley.',
    tasteFamilies: ['chocolate-nut'],
    brewRecipes: [],
  },
  'chocolate-de-taza-200': {
    summary: 'Tablets for drinking chocolate: cacao from La Convención, cane sugar and cinnamon, 200 g.',
    description:
      'Chocolate for a pot, with cane sugar and cinnamon already in it. Break 40 g into 250 ml of milk or water, warm it slowly, and whisk until it foams. It is grainy, sweet and spiced, and no drinking powder comes near it. A demo product from a real valley.',
    tasteFamilies: ['chocolate-nut', 'earth-spice'],
    brewRecipes: [],
  },
  'coffee-cacao-pairing-box': {
    summary: 'Coffee and chocolate of one valley: 250 g roasted La Convención and a 70 g chuncho bar.',
    description:
      'Two halves of one slope in a box: the coffee grew at 1,400–1,900 m, the cacao below it. Sip, bite, sip again; the second sip is not the same coffee. Both products are demo products, and each has a page of its own.',
    tasteFamilies: ['juicy-red-fruit', 'chocolate-nut'],
    brewRecipes: [v60({ temp: 93 })],
  },
};
