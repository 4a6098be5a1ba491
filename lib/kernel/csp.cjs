// One policy for the whole shop. CommonJS because the page cache is loaded by Next itself; proxy.ts imports it too.

/**
 * @param {string} scripts what may run besides files of our own: hashes of a static page, or a dynamic page's nonce
 * @returns {string} Content-Security-Policy
 */
exports.policy = (scripts) => {
  // A form without JavaScript posts to us and is redirected to the payment page: Chromium checks both (ADR 0006).
  const payment = process.env.STRIPE_API_BASE
    ? new URL(process.env.STRIPE_API_BASE).origin
    : 'https://checkout.stripe.com';
  return [
    `script-src 'self' ${scripts}`.trim(),
    "default-src 'self'",
    "img-src 'self' data: blob:",
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    `form-action 'self' ${payment}`,
    "frame-ancestors 'none'",
  ].join('; ');
};
