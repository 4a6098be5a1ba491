import { createHash } from 'node:crypto';

/** Without scripts, the chosen delivery decides which total is shown; a session offers at most five. */
const TOTAL_RULES = [0, 1, 2, 3, 4]
  .map((i) => `form:has(#shipping-${i}:checked) .total-${i}{display:inline}`)
  .join('');

export const STYLE = `
:root{color-scheme:light dark;--paper:light-dark(#f4f6f3,#161b1a);--sheet:light-dark(#fff,#1f2624);
--ink:light-dark(#1c2422,#e8eeea);--soft:light-dark(#4f5b57,#a9b7b1);--line:light-dark(#76837e,#7c8a84);
--hair:light-dark(#d5dcd8,#36403d);--accent:light-dark(#0b5d52,#7fd6c6);--on-accent:light-dark(#fff,#0d1a17);
--warn:light-dark(#fdf0cf,#3a2f12);--warn-ink:light-dark(#4a3600,#f6e3ae);
--bad:light-dark(#fde5e1,#43201b);--bad-ink:light-dark(#7a1809,#ffcfc6)}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 ui-sans-serif,system-ui,sans-serif}
main{max-width:36rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.6rem;line-height:1.2;margin:0 0 1rem}
h2,legend{font-size:1.05rem;font-weight:650;margin:0 0 .75rem;padding:0}
.note,.alert{padding:.75rem 1rem;border-radius:.4rem;margin:0 0 1rem}
.note{background:var(--warn);color:var(--warn-ink)}
.alert{background:var(--bad);color:var(--bad-ink);border-inline-start:.3rem solid currentColor}
section,fieldset{background:var(--sheet);border:1px solid var(--hair);border-radius:.5rem;padding:1rem;margin:0 0 1rem;
min-width:0}
legend{float:left;width:100%}
legend+*{clear:both}
ul{list-style:none;margin:0;padding:0}
li,.sum{display:flex;justify-content:space-between;gap:1rem}
li+li{margin-top:.35rem}
.sum{margin:.75rem 0 0;padding-top:.75rem;border-top:1px solid var(--hair)}
.amount{font-variant-numeric:tabular-nums;white-space:nowrap}
.quantity,.hint{color:var(--soft)}
.hint{display:block;font-size:.9rem}
input+.hint{margin-top:.35rem}
.field{margin:0 0 .85rem}
.field:last-child{margin:0}
.field label{display:block;font-weight:550;margin:0 0 .2rem}
input:not([type=radio],[type=checkbox]),select{width:100%;font:inherit;color:inherit;background:var(--sheet);
border:1px solid var(--line);border-radius:.35rem;padding:.55rem .7rem;min-height:2.75rem}
input[readonly]{color:var(--soft)}
[aria-invalid=true]{border:2px solid var(--bad-ink)!important}
.pair{display:grid;gap:0 1rem}
@media (min-width:30rem){.pair{grid-template-columns:1fr 1fr}.pair .field:nth-last-child(-n+2){margin:0}}
.choice{display:flex;gap:.7rem;align-items:start;padding:.5rem 0;min-height:2.75rem}
.choice label{flex:1}
.choice label span{display:flex;justify-content:space-between;gap:1rem}
.choice input{margin:.3rem 0 0;inline-size:1.15rem;block-size:1.15rem;accent-color:var(--accent);flex:none}
.card{margin-top:.75rem}
.choice+button{margin-top:.75rem}
button{font:inherit;font-weight:650;width:100%;min-height:3rem;padding:.6rem 1rem;border-radius:.4rem;cursor:pointer;
border:2px solid var(--accent);background:var(--accent);color:var(--on-accent)}
button+button{margin-top:.75rem}
button.quiet{background:transparent;color:var(--accent)}
a{color:var(--accent);text-underline-offset:.15em}
.back{margin:1.25rem 0 0;text-align:center}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.total{display:none}
.total:only-child{display:inline}
${TOTAL_RULES}
`;

export const STYLE_HASH = `sha256-${createHash('sha256').update(STYLE).digest('base64')}`;
