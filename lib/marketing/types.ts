/** How often each step was done in the shop itself; counts of events, not of people. `paid`: without manual orders. */
export type Funnel = { views: number; added: number; started: number; paid: number };

/** Minor units. */
export type CampaignRow = { campaign: string; orders: number; revenue: number };
