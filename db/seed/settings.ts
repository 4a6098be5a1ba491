import type { shopSettings } from '../schema';

/** US federal holidays from the demo's first month to the end of 2027, on the day they are observed. */
const HOLIDAYS = [
  '2026-11-11',
  '2026-11-26',
  '2026-12-25',
  '2027-01-01',
  '2027-01-18',
  '2027-02-15',
  '2027-05-31',
  '2027-06-18',
  '2027-07-05',
  '2027-09-06',
  '2027-10-11',
  '2027-11-11',
  '2027-11-25',
  '2027-12-24',
  '2027-12-31',
];

export const demoSettings: typeof shopSettings.$inferInsert = {
  name: 'Yunga',
  legalName: 'Yunga Coffee (demo shop)',
  street: 'Example Street 1',
  city: 'Demo City',
  country: 'US',
  email: 'hello@yunga.example',
  currency: 'USD',
  locale: 'en',
  timeZone: 'America/New_York',
  unitPriceBase: 'lb',
  // Tuesday and Thursday: a bag roasted on Thursday is on its way before the weekend.
  roastDays: [2, 4],
  // The roaster is loaded in the late morning; an order before ten is still in the day's batch.
  cutOffHour: 10,
  holidays: HOLIDAYS,
  demo: true,
};
