import type { BrewRecipe } from '../coffee-prose';

type Filter = { dose?: number; water?: number; temp: number; time?: number };

export const v60 = ({ dose = 15, water = 250, temp, time = 180 }: Filter): BrewRecipe => ({
  method: 'V60',
  doseG: dose,
  waterG: water,
  tempC: temp,
  timeS: time,
  grind: 'medium-fine, like table salt',
});

export const chemex = ({ dose = 30, water = 520, temp, time = 270 }: Filter): BrewRecipe => ({
  method: 'Chemex',
  doseG: dose,
  waterG: water,
  tempC: temp,
  timeS: time,
  grind: 'medium, like coarse sand',
});

export const press = ({ dose = 30, water = 520, temp, time = 270 }: Filter): BrewRecipe => ({
  method: 'French press',
  doseG: dose,
  waterG: water,
  tempC: temp,
  timeS: time,
  grind: 'coarse, like cracked pepper',
});

export const aeropress = ({ dose = 14, water = 240, temp, time = 120 }: Filter): BrewRecipe => ({
  method: 'AeroPress',
  doseG: dose,
  waterG: water,
  tempC: temp,
  timeS: time,
  grind: 'medium-fine, like table salt',
});

export const batch = ({ dose = 60, water = 1000, temp, time = 330 }: Filter): BrewRecipe => ({
  method: 'Batch brewer',
  doseG: dose,
  waterG: water,
  tempC: temp,
  timeS: time,
  grind: 'medium, like coarse sand',
});

/** `inCup` is the weight of the drink, not of the water in the boiler. */
export const espresso = (dose: number, inCup: number, time: number, temp = 93): BrewRecipe => ({
  method: 'Espresso',
  doseG: dose,
  waterG: inCup,
  tempC: temp,
  timeS: time,
  grind: 'fine, like icing sugar with a little grit',
});
