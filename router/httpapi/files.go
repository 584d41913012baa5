package httpapi

import (
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"path"
	"strings"
	"time"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/router"
)

const (
	uploadTime   = 10 * time.Minute // for one upload; the body's size is bounded as well
	formOverhead = 64 << 10         // bytes of a multipart body beside the file
	maxField     = 4 << 10          // bytes of a form field
)

// uploadFile takes multipart/form-data with the fields file and purpose, as the OpenAI SDKs send it. The file goes to
// IPFS as it comes, not through memory or a temporary file.
func (s *Server) uploadFile(w http.ResponseWriter, r *http.Request) {
	media, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || media != "multipart/form-data" || params["boundary"] == "" {
		s.fail(w, r, &httpError{status: http.StatusUnsupportedMediaType, code: "unsupported_media_type", text: "want multipart/form-data with a field named file"}, nil)
		return
	}
	limit := s.service.Config().MaxFile + formOverhead
	body, done, err := openBody(w, r, limit, uploadTime)
	if err != nil {
		s.fail(w, r, err, nil)
		return
	}
	defer done()
	bounded := r.WithContext(r.Context())
	bounded.Body = body
	f, err := s.readForm(bounded)
	if err != nil {
		if over := (*http.MaxBytesError)(nil); errors.As(err, &over) {
			err = tooLarge(limit)
		}
		s.fail(w, r, err, nil)
		return
	}
	writeJSON(w, http.StatusOK, viewFile(f))
}

func (s *Server) readForm(r *http.Request) (router.StoredFile, error) {
	reader, err := r.MultipartReader()
	if err != nil {
		return router.StoredFile{}, badForm(err)
	}
	stored, purpose := router.StoredFile{}, "user_data"
	for {
		part, err := reader.NextPart()
		if err == io.EOF {
			break
		}
		if err != nil {
			return stored, badForm(err)
		}
		switch {
		case part.FormName() == "purpose":
			text, err := io.ReadAll(io.LimitReader(part, maxField))
			if err != nil {
				return stored, badForm(err)
			}
			purpose = string(text)
		case part.FormName() == "file" && !stored.Cid.Defined():
			if stored, err = s.service.Store(r.Context(), part); errors.Is(err, io.ErrUnexpectedEOF) {
				return stored, badForm(err)
			} else if err != nil {
				return stored, err
			}
			stored.Name = path.Base(strings.ReplaceAll(part.FileName(), `\`, "/"))
		}
	}
	if !stored.Cid.Defined() {
		return stored, badField("file", "the form has no field named file")
	}
	stored.Purpose = purpose // SDKs send it before or behind the file
	return s.service.Keep(r.Context(), stored)
}

func badForm(err error) error {
	if over := (*http.MaxBytesError)(nil); errors.As(err, &over) {
		return err
	}
	return &httpError{status: http.StatusBadRequest, code: "malformed_form", text: fmt.Sprintf("the form does not parse: %v", err)}
}

func (s *Server) listFiles(w http.ResponseWriter, r *http.Request) {
	files, err := s.service.ListFiles(r.Context())
	if err != nil {
		s.fail(w, r, err, nil)
		return
	}
	offset, limit, err := page(r, 10000)
	if err != nil {
		s.fail(w, r, err, nil)
		return
	}
	out := listView[fileView]{Object: "list", Data: []fileView{}}
	purpose, after := r.URL.Query().Get("purpose"), r.URL.Query().Get("after")
	skip := after != ""
	for _, f := range files {
		v := viewFile(f)
		switch {
		case purpose != "" && f.Purpose != purpose:
		case skip:
			skip = v.ID != after
		case offset > 0:
			offset--
		case uint64(len(out.Data)) == limit:
			out.HasMore = true
		default:
			out.Data = append(out.Data, v)
		}
	}
	if n := len(out.Data); n > 0 {
		out.FirstID, out.LastID = out.Data[0].ID, out.Data[n-1].ID
	}
	writeJSON(w, http.StatusOK, out)
}

func pathFile(r *http.Request) (cid.Cid, error) {
	c, err := parseFileID(r.PathValue("id"))
	if err != nil {
		return c, &core.Error{Kind: core.NotFound, Err: err}
	}
	return c, nil
}

func (s *Server) getFile(w http.ResponseWriter, r *http.Request) {
	c, err := pathFile(r)
	if err != nil {
		s.fail(w, r, err, nil)
		return
	}
	f, err := s.service.StoredFile(r.Context(), c)
	if err != nil {
		s.fail(w, r, err, nil)
		return
	}
	writeJSON(w, http.StatusOK, viewFile(f))
}

func (s *Server) fileContent(w http.ResponseWriter, r *http.Request) {
	c, err := pathFile(r)
	if err != nil {
		s.fail(w, r, err, nil)
		return
	}
	f, content, err := s.service.OpenStored(r.Context(), c)
	if err != nil {
		s.fail(w, r, err, nil)
		return
	}
	defer content.Close()
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(uploadTime)) // a writer without deadlines is a test's
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("ETag", `"`+c.String()+`"`)
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": f.Name}))
	http.ServeContent(w, r, "", f.Created, content)
}

type deletedView struct {
	ID      string `json:"id"`
	Object  string `json:"object"`
	Deleted bool   `json:"deleted"`
}

func (s *Server) deleteFile(w http.ResponseWriter, r *http.Request) {
	c, err := pathFile(r)
	if err == nil {
		err = s.service.DeleteFile(r.Context(), c)
	}
	if err != nil {
		s.fail(w, r, err, nil)
		return
	}
	writeJSON(w, http.StatusOK, deletedView{ID: fileID(c), Object: "file", Deleted: true})
}
