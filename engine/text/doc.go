// Package text is what engines that run a model in this process share between a request's text and its tokens: chat templates,
// the border between a template's control tokens and what a user wrote, and the way back from pieces to UTF-8 and stop strings.
package text
