import { expect, type Shop, test } from './fixtures/shop';

// A coffee whose prices no other test changes: what a price was before, is never forgotten.
const SLUG = 'peru-jaen-women-growers';
