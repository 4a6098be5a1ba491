/** How often each step was done; counts of events, not of people. */
export type Funnel = { views: number; added: number; started: number; paid: number };

/** Minor units. */
export type CampaignRow = { campaign: string; orders: number; revenue: number };
