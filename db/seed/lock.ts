/** Any number, the same in every version: who holds it in a database fills it. */
export const LOCK = 7_921_604_419;
