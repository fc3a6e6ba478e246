// Lints of the style sheets: the standard ones, but for the layout of the text.
export default {
  extends: "stylelint-config-standard",
  rules: {
    // A rule with all of its declarations stands on one line, so that a sheet can be read at a glance.
    "at-rule-empty-line-before": null,
    "comment-empty-line-before": null,
    "custom-property-empty-line-before": null,
    "declaration-block-single-line-max-declarations": null,
    "declaration-empty-line-before": null,
    "rule-empty-line-before": null,
    "import-notation": "string",
    // The rules of a component stand together, whatever their specificity.
    "no-descending-specificity": null,
    // Safari knows this one by its prefix alone.
    "property-no-vendor-prefix": [true, { ignoreProperties: ["-webkit-user-select", "user-select"] }],
    // Names of fonts are written as their makers write them.
    "value-keyword-case": ["lower", { ignoreProperties: ["/^--/"], ignoreKeywords: ["ButtonText", "currentColor"] }],
  },
};
