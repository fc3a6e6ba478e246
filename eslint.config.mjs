// Lint rules of the scripts: with types for page scripts, without for tests, benchmarks and builds.
import js from "@eslint/js";
import { defineConfig } from "eslint/config";
import typescript from "typescript-eslint";

export default defineConfig(
  { ignores: ["**/node_modules", "**/target", "**/dist", ".tools"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["web/scripts/**/*.ts"],
    extends: [js.configs.recommended, typescript.configs.strictTypeChecked, typescript.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // A failure that has no consequence is caught by an empty block with the reason above it.
      "no-empty": ["error", { allowEmptyCatch: true }],
      // Index signatures are read by brackets, which tsconfig.json asks for.
      "@typescript-eslint/dot-notation": ["error", { allowIndexSignaturePropertyAccess: true }],
      "@typescript-eslint/explicit-module-boundary-types": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // Attributes of elements are removed by `delete element.dataset[name]`.
      "@typescript-eslint/no-dynamic-delete": "off",
    },
  },
  {
    files: ["**/*.mjs"],
    extends: [js.configs.recommended],
    rules: {
      "no-empty": ["error", { allowEmptyCatch: true }],
      // TypeScript knows the names of Node and of pages, by tsconfig.json.
      "no-undef": "off",
      // A field is taken out of an object by its name.
      "no-unused-vars": ["error", { ignoreRestSiblings: true }],
    },
  },
);
