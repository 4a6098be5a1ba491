import type { Locale } from '@/lib/kernel/locale';
import type { UnitPriceBase } from '@/lib/kernel/units';
import type { MailKind } from '@/lib/orders/record';

/** What the settings page edits; one record with one version. */
export type SettingsValues = {
  name: string;
  legalName: string;
  street: string;
  city: string;
  country: string;
  email: string;
  phone: string;
  taxNumber: string;
  privacyText: string;
  returnsText: string;
  unitPriceBase: UnitPriceBase;
  locale: Locale;
  showWasPrice: boolean;
  timeZone: string;
  roastDays: number[];
  cutOffHour: number;
  holidays: string[];
  stripeTax: boolean;
  demo: boolean;
};

/** A way of shipping as it is typed: weights in kg, prices in the shop's currency. */
export type ServiceText = {
  zone: string;
  name: string;
  countries: string[];
  minBusinessDays: string;
  maxBusinessDays: string;
  /** Empty: never free. */
  freeFrom: string;
  bands: { upTo: string; price: string }[];
};

export type ServiceRow = { id: string; version: number; values: ServiceText };

/** A mail as it would look, for a look at it. */
export type SampleKind = MailKind | 'staff_invitation';
export type MailSample = {
  kind: SampleKind;
  name: string;
  to: string;
  subject: string;
  /** Empty: it goes out as plain text alone. */
  html: string;
  text: string;
};
