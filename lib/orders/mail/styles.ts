import type { CSSProperties } from 'react';

// Mail programs know no custom properties and few fonts: the light palette, spelled out.
const SERIF = "Piazzolla, Georgia, 'Times New Roman', serif";
const SANS = "'Familjen Grotesk', 'Helvetica Neue', Arial, sans-serif";
const INK = '#14212B';
const LINE = '#CDD3C8';

export const styles = {
  body: { backgroundColor: '#F4F5F0', color: INK, fontFamily: SANS, margin: 0, padding: '24px 0' },
  sheet: {
    backgroundColor: '#FFFFFF',
    border: `1px solid ${INK}`,
    maxWidth: '560px',
    margin: '0 auto',
    padding: '28px',
  },
  brand: { fontFamily: SERIF, fontSize: '20px', fontWeight: 700, margin: '0 0 20px' },
  label: {
    border: '1px solid #673886',
    color: '#673886',
    fontSize: '14px',
    padding: '8px 12px',
    margin: '0 0 20px',
  },
  heading: { fontFamily: SERIF, fontSize: '28px', lineHeight: '34px', fontWeight: 600, margin: '0 0 12px' },
  text: { fontSize: '16px', lineHeight: '24px', margin: '0 0 14px' },
  small: { color: '#4A5761', fontSize: '14px', lineHeight: '20px', margin: 0 },
  rule: { borderColor: LINE, margin: '20px 0' },
  cell: { padding: '8px 0', verticalAlign: 'top' },
  amount: { padding: '8px 0', textAlign: 'right', verticalAlign: 'top', whiteSpace: 'nowrap', width: '96px' },
  strong: { fontSize: '16px', lineHeight: '24px', fontWeight: 600, margin: 0 },
  button: {
    backgroundColor: '#A3123B',
    color: '#FFFFFF',
    display: 'inline-block',
    fontSize: '16px',
    fontWeight: 600,
    padding: '12px 20px',
    textDecoration: 'none',
  },
} as const satisfies Record<string, CSSProperties>;
