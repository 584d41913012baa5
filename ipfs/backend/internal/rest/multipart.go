package rest

import (
	"io"
	"mime/multipart"
	"strings"
)

// Multipart wraps one file as a form, as Kubo and Cluster take CARs. Nothing is read before the body is.
func Multipart(file io.Reader) (body io.Reader, contentType string) {
	w := multipart.NewWriter(io.Discard) // for its random boundary
	head := "--" + w.Boundary() + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"dag.car\"\r\nContent-Type: application/vnd.ipld.car\r\n\r\n"
	tail := "\r\n--" + w.Boundary() + "--\r\n"
	return io.MultiReader(strings.NewReader(head), file, strings.NewReader(tail)), w.FormDataContentType()
}
