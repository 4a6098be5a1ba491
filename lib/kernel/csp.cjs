// One policy for the whole shop. CommonJS because the page cache is loaded by Next itself; proxy.ts imports it too.

/**
 * @param {string} scripts what may run besides files of our own: hashes of a static page, or a dynamic page's nonce
 * @param {"'none'" | "'self'"} framedBy who may show the page in a frame: nobody, or the admin's live preview
 * @returns {string} Content-Security-Policy
 */
exports.policy = (scripts, framedBy = "'none'") => {
  // A form without JavaScript posts to us and is redirected to the payment page: Chromium checks both (ADR 0006).
  const payment = process.env.STRIPE_API_BASE
    ? new URL(process.env.STRIPE_API_BASE).origin
    : 'https://checkout.stripe.com';
  // While developing, Next injects styles and evaluates code to reload it. Never in what is built.
  const isDev = process.env.NODE_ENV === 'development';
  return [
    `script-src 'self' ${scripts}${isDev ? " 'unsafe-eval'" : ''}`.trim(),
    "default-src 'self'",
    "img-src 'self' data: blob:",
    // No style attributes in our HTML either. Scripts may still set styles, which is no attribute to a policy.
    `style-src 'self'${isDev ? " 'unsafe-inline'" : ''}`,
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    `form-action 'self' ${payment}`,
    `frame-ancestors ${framedBy}`,
  ].join('; ');
};
