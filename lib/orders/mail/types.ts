import type { OrderView } from '../types';

export type MailShop = {
  name: string;
  legalName: string;
  street: string;
  city: string;
  email: string;
  timeZone: string;
};

/** What every mail about an order is written from. */
export type MailInput = {
  order: OrderView;
  shop: MailShop;
  /** The order page with its key. */
  link: string;
};

export type Mail = { subject: string; html: string; text: string };
