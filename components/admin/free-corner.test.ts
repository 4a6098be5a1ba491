import { describe, expect, it } from 'vitest';
import { freeCorner } from './free-corner';

const desk = { width: 1440, height: 900 };
const phone = { width: 375, height: 800 };
const sheet = { left: 880, right: 1440, top: 0 };

describe('messages', () => {
  it('stand at the foot on the right where nothing else does', () => {
    expect(freeCorner(384, desk, null, [])).toEqual({ right: 16, bottom: 16 });
  });

  it('stand beside a sheet that leaves room, not over it', () => {
    const foot = { left: 880, right: 1440, top: 832 };
    expect(freeCorner(384, desk, sheet, [foot])).toEqual({ right: 576, bottom: 16 });
  });

  it('stand above the buttons of a sheet that takes the window, or nearly', () => {
    const whole = { left: 0, right: 375, top: 0 };
    const foot = { left: 0, right: 375, top: 700 };
    expect(freeCorner(351, phone, whole, [foot])).toEqual({ right: 12, bottom: 116 });
    const narrow = { width: 1024, height: 700 };
    const half = { left: 464, right: 1024, top: 0 };
    expect(freeCorner(384, narrow, half, [{ ...half, top: 632 }])).toEqual({ right: 16, bottom: 84 });
  });

  it('do not mind buttons on the other side, nor such as are further up or out of sight', () => {
    const feet = [
      { left: 0, right: 560, top: 832 },
      { left: 300, right: 1400, top: 200 },
      { left: 300, right: 1400, top: 1200 },
    ];
    expect(freeCorner(384, desk, null, feet)).toEqual({ right: 16, bottom: 16 });
  });
});
